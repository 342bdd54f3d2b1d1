package programs.network.h2;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/** The H2 database behind its TCP server, asked by its JDBC driver from three threads. */
public final class H2Tcp {
    private static final int WRITERS = 3;
    private static final int ROWS = 4;

    public static void main(String[] args) throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:test;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table account(id int primary key, owner varchar(20), amount int)");
            Thread[] writers = new Thread[WRITERS];
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers[i] = new Thread(() -> insert(url, writer));
                writers[i].start();
            }
            for (Thread writer : writers) {
                writer.join();
            }
            try (ResultSet rows = statement.executeQuery(
                    "select owner, count(*), sum(amount) from account group by owner order by owner")) {
                while (rows.next()) {
                    System.out.println(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getInt(3));
                }
            }
            try {
                statement.execute("insert into account values (0, 'again', 1)");
            } catch (SQLException e) {
                System.out.println("refused: " + e.getSQLState());
            }
            statement.execute("shutdown");
        } catch (SQLException e) {
            System.out.println("closed: " + e.getErrorCode());
        }
        server.stop();
    }

    private static void insert(String url, int writer) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement statement = connection.prepareStatement("insert into account values (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int row = 0; row < ROWS; row++) {
                statement.setInt(1, writer * ROWS + row);
                statement.setString(2, "writer " + writer);
                statement.setInt(3, row * 10);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            System.out.println(e);
        }
    }
}
