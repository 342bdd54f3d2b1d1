package programs.realbugs.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

/**
 * HikariCP issue 452: two threads ask for a connection of an empty pool of two, the second request to
 * add one sees the first new connection idle and adds none, and one thread waits until its timeout.
 */
public final class Hikari452 {
    private static final int THREADS = 2;
    private static final long TIMEOUT_MILLIS = 600_000;

    private Hikari452() {}

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(stub(DataSource.class));
        config.setPoolName("pool");
        config.setInitializationFailFast(false);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(THREADS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        HikariDataSource pool = new HikariDataSource(config);
        CountDownLatch done = new CountDownLatch(THREADS);
        List<FutureTask<Void>> borrowers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Void> borrower = new FutureTask<>(() -> holdTogether(pool, done));
            borrowers.add(borrower);
            new Thread(borrower, "borrower-" + i).start();
        }
        for (FutureTask<Void> borrower : borrowers) {
            borrower.get();
        }
        pool.close();
    }

    private static Void holdTogether(DataSource pool, CountDownLatch done) throws SQLException, InterruptedException {
        Connection connection;
        try {
            connection = pool.getConnection();
        } finally {
            done.countDown();
        }
        done.await();
        connection.close();
        return null;
    }

    private static <T> T stub(Class<T> type) {
        ClassLoader loader = Hikari452.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(
                loader, new Class<?>[] {type}, (proxy, method, arguments) -> answer(proxy, method, arguments)));
    }

    private static Object answer(Object proxy, Method method, Object[] arguments) {
        Class<?> type = method.getReturnType();
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "stub";
            case "getConnection":
                return stub(Connection.class);
            default:
                break;
        }
        if (type == boolean.class) {
            return !method.getName().equals("isClosed");
        }
        return type == int.class ? (Object) 0 : null;
    }
}
