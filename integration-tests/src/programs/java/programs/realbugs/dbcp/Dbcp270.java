package programs.realbugs.dbcp;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.NoSuchElementException;
import java.util.concurrent.FutureTask;
import org.apache.commons.dbcp.ConnectionFactory;
import org.apache.commons.dbcp.PoolableConnectionFactory;
import org.apache.commons.pool.impl.GenericObjectPool;

/**
 * DBCP-270: the evictor holds the pool and wants the connection it validates, while a thread that
 * closes the connection holds it and wants the pool: deadlock.
 *
 * <p>The user closes its connection twice, which JDBC allows, and the second time finds the connection
 * reopened for the evictor's validation.
 */
public final class Dbcp270 {
    private static final int ROUNDS = 3;

    private Dbcp270() {}

    public static void main(String[] args) throws Exception {
        GenericObjectPool pool = new GenericObjectPool();
        pool.setTestWhileIdle(true);
        ConnectionFactory connections = () -> stub(Connection.class);
        new PoolableConnectionFactory(connections, pool, null, "select 1", false, true);
        pool.addObject();
        FutureTask<Void> user = new FutureTask<>(() -> closeTwice(pool));
        FutureTask<Void> evictor = new FutureTask<>(() -> evict(pool));
        new Thread(user, "user").start();
        new Thread(evictor, "evictor").start();
        user.get();
        evictor.get();
    }

    private static Void closeTwice(GenericObjectPool pool) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Connection connection = (Connection) pool.borrowObject();
            connection.close();
            try {
                connection.close();
            } catch (SQLException e) {
                // Version 1.2.2 complains that the connection is closed.
            }
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

    private static <T> T stub(Class<T> type) {
        ClassLoader loader = Dbcp270.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(
                loader, new Class<?>[] {type}, (proxy, method, arguments) -> answer(proxy, method, arguments)));
    }

    private static Object answer(Object proxy, Method method, Object[] arguments) {
        Class<?> type = method.getReturnType();
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        if (type == boolean.class) {
            return !method.getName().equals("isClosed");
        }
        if (type == int.class) {
            return 0;
        }
        if (type == Statement.class || type == PreparedStatement.class || type == ResultSet.class) {
            return stub(type);
        }
        return null;
    }
}
