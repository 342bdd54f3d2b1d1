package programs.realbugs.pool2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;

/**
 * POOL-326: a thread that drops a key of the keyed pool removes the key's new queue instead of the old
 * one, so another thread that uses the key gets a NullPointerException.
 *
 * <p>It must be held up between its last use of the key and the lock for the removal, while others
 * remove the key and register it again. Versions up to 2.11.1 do this, whatever the issue says.
 */
public final class Pool326 {
    private static final int THREADS = 3;
    private static final int ROUNDS = 3;

    private Pool326() {}

    public static void main(String[] args) throws Exception {
        GenericKeyedObjectPool<String, Object> pool = new GenericKeyedObjectPool<>(new Factory());
        pool.setMaxTotalPerKey(THREADS);
        pool.setMaxIdlePerKey(0);
        List<FutureTask<Void>> users = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            boolean borrows = i == 0;
            FutureTask<Void> user = new FutureTask<>(() -> use(pool, borrows));
            users.add(user);
            new Thread(user, "user-" + i).start();
        }
        for (FutureTask<Void> user : users) {
            user.get();
        }
        pool.close();
    }

    private static Void use(GenericKeyedObjectPool<String, Object> pool, boolean borrows) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            if (borrows) {
                Object object = pool.borrowObject("key");
                pool.returnObject("key", object);
            } else {
                pool.clear("key");
            }
        }
        return null;
    }

    private static final class Factory extends BaseKeyedPooledObjectFactory<String, Object> {
        @Override
        public Object create(String key) {
            return new Object();
        }

        @Override
        public PooledObject<Object> wrap(Object object) {
            return new DefaultPooledObject<>(object);
        }
    }
}
