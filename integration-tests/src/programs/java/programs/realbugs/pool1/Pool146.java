package programs.realbugs.pool1;

import java.util.concurrent.FutureTask;
import org.apache.commons.pool.BaseKeyedPoolableObjectFactory;
import org.apache.commons.pool.impl.GenericKeyedObjectPool;

/** POOL-146: a borrower who waits for an exhausted key blocks the borrowers of every other key. */
public final class Pool146 {
    private Pool146() {}

    public static void main(String[] args) throws Exception {
        GenericKeyedObjectPool pool = new GenericKeyedObjectPool(new Factory());
        pool.setMaxActive(1);
        Object first = pool.borrowObject("exhausted");
        FutureTask<Void> waiter = new FutureTask<>(() -> borrowAndReturn(pool));
        new Thread(waiter, "waiter").start();
        Object other = pool.borrowObject("free");
        pool.returnObject("free", other);
        pool.returnObject("exhausted", first);
        waiter.get();
    }

    private static Void borrowAndReturn(GenericKeyedObjectPool pool) throws Exception {
        Object object = pool.borrowObject("exhausted");
        pool.returnObject("exhausted", object);
        return null;
    }

    private static final class Factory extends BaseKeyedPoolableObjectFactory {
        @Override
        public Object makeObject(Object key) {
            return new Object();
        }
    }
}
