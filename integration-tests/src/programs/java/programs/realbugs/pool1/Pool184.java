package programs.realbugs.pool1;

import java.util.NoSuchElementException;
import java.util.concurrent.FutureTask;
import org.apache.commons.pool.BasePoolableObjectFactory;
import org.apache.commons.pool.impl.GenericObjectPool;

/**
 * POOL-184: a borrower that comes while the evictor tests the only object waits forever, because the
 * evictor puts the object back without serving the waiters.
 */
public final class Pool184 {
    private static final int ROUNDS = 3;

    private Pool184() {}

    public static void main(String[] args) throws Exception {
        GenericObjectPool pool = new GenericObjectPool(new Factory());
        pool.setMaxActive(1);
        pool.addObject();
        FutureTask<Void> borrower = new FutureTask<>(() -> borrowAndReturn(pool));
        FutureTask<Void> evictor = new FutureTask<>(() -> evict(pool));
        new Thread(borrower, "borrower").start();
        new Thread(evictor, "evictor").start();
        borrower.get();
        evictor.get();
    }

    private static Void borrowAndReturn(GenericObjectPool pool) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Object object = pool.borrowObject();
            pool.returnObject(object);
        }
        return null;
    }

    private static Void evict(GenericObjectPool pool) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            try {
                pool.evict();
            } catch (NoSuchElementException e) {
                // The pool became empty as the evictor looked; its timer task ignores this too.
            }
        }
        return null;
    }

    private static final class Factory extends BasePoolableObjectFactory {
        @Override
        public Object makeObject() {
            return new Object();
        }
    }
}
