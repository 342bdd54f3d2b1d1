package programs.realbugs.pool2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/**
 * POOL-356: with maxIdle 0 a returned object is destroyed and the borrowers who wait are not woken.
 *
 * <p>The argument is maxIdle, 0 by default; with maxIdle 2 a returned object reaches the waiters. Version
 * 2.6.1 wakes a borrower that already waits, but not one that has just failed to create an object.
 */
public final class Pool356 {
    private static final int THREADS = 3;
    private static final int BORROWS = 2;

    private Pool356() {}

    public static void main(String[] args) throws Exception {
        GenericObjectPool<Object> pool = new GenericObjectPool<>(new Factory());
        pool.setMaxTotal(2);
        pool.setMaxIdle(args.length == 0 ? 0 : Integer.parseInt(args[0]));
        List<FutureTask<Void>> borrowers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Void> borrower = new FutureTask<>(() -> borrowAndReturn(pool));
            borrowers.add(borrower);
            new Thread(borrower, "borrower-" + i).start();
        }
        for (FutureTask<Void> borrower : borrowers) {
            borrower.get();
        }
        pool.close();
    }

    private static Void borrowAndReturn(GenericObjectPool<Object> pool) throws Exception {
        for (int i = 0; i < BORROWS; i++) {
            Object object = pool.borrowObject();
            pool.returnObject(object);
        }
        return null;
    }

    private static final class Factory extends BasePooledObjectFactory<Object> {
        @Override
        public Object create() {
            return new Object();
        }

        @Override
        public PooledObject<Object> wrap(Object object) {
            return new DefaultPooledObject<>(object);
        }
    }
}
