package programs.realbugs.pool1;

import java.util.concurrent.FutureTask;
import org.apache.commons.pool.BasePoolableObjectFactory;
import org.apache.commons.pool.impl.GenericObjectPool;

/** POOL-162: an interrupted borrower stays in the queue, and the returned object is given to it. */
public final class Pool162 {
    private Pool162() {}

    public static void main(String[] args) throws Exception {
        GenericObjectPool pool = new GenericObjectPool(new Factory());
        pool.setMaxActive(1);
        Object object = pool.borrowObject();
        FutureTask<Void> waiter = new FutureTask<>(() -> borrowAndReturn(pool));
        Thread thread = new Thread(waiter, "waiter");
        thread.start();
        thread.interrupt();
        pool.returnObject(object);
        pool.returnObject(pool.borrowObject());
        waiter.get();
    }

    private static Void borrowAndReturn(GenericObjectPool pool) throws Exception {
        Object object;
        try {
            object = pool.borrowObject();
        } catch (InterruptedException e) {
            return null;
        }
        pool.returnObject(object);
        return null;
    }

    private static final class Factory extends BasePoolableObjectFactory {
        @Override
        public Object makeObject() {
            return new Object();
        }
    }
}
