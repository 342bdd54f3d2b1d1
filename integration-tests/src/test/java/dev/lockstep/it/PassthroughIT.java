package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code lockstep.network.passthrough} names is reached for real, and nothing else is. */
@Execution(ExecutionMode.CONCURRENT)
class PassthroughIT {
    private static final String PROGRAM = "programs.network.OutsideEcho";
    private static ServerSocket named;
    private static ServerSocket unnamed;

    @BeforeAll
    static void startServers() throws IOException {
        named = echo();
        unnamed = echo();
    }

    @AfterAll
    static void stopServers() throws IOException {
        named.close();
        unnamed.close();
    }

    static Iterable<String> engines() {
        return ChildJvm.ENGINES;
    }

    private static ServerSocket echo() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> accept(server), "echo");
        accepting.setDaemon(true);
        accepting.start();
        return server;
    }

    private static void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread echoing = new Thread(() -> echo(socket), "echo");
                echoing.setDaemon(true);
                echoing.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            return; // its client went away
        }
    }

    private static ChildJvm talk(ChildJvm jvm) {
        return jvm.main(Programs.classPath(), PROGRAM)
                .with(Integer.toString(named.getLocalPort()), Integer.toString(unnamed.getLocalPort()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void namedServersAreReachedAndCounted(String engine) {
        ChildResult result = talk(ChildJvm.withAgent()
                        .option("engine", engine)
                        .option("network.passthrough", "db.invalid:1;localhost:" + named.getLocalPort()))
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals(
                String.join(
                        "\n",
                        "blocking: hello, then null",
                        "selecting: the same bytes",
                        "inside: 42",
                        "other port: Connection refused",
                        ""),
                result.out);
        assertTrue(Integer.parseInt(result.field("external")) > 10, result::toString);
    }

    /** A name that is no literal is looked up for real; the machine's own, for want of another that never leaves it. */
    @ParameterizedTest
    @MethodSource("engines")
    void serversAreReachedByTheirNames(String engine) throws IOException {
        String name = InetAddress.getLocalHost().getHostName();
        assumeTrue(InetAddress.getByName(name).isLoopbackAddress(), name);
        String both = name + ":" + named.getLocalPort() + ";localhost:" + named.getLocalPort();
        ChildResult result = talk(ChildJvm.withAgent().option("engine", engine).option("network.passthrough", both))
                .with(name)
                .run()
                .expectStatus(0)
                .expectPass();
        assertTrue(result.out.startsWith("blocking: hello, then null\n"), result::toString);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nothingLeavesWithoutTheOption(String engine) {
        ChildResult result = talk(ChildJvm.withAgent().option("engine", engine)).run();
        result.expectFailure("exception");
        assertTrue(result.err.contains("java.net.ConnectException: Connection refused"), result::toString);
        assertTrue(!result.err.contains("external="), result::toString);
    }

    /** Each run has connections of its own; those of the run before are closed. */
    @ParameterizedTest
    @MethodSource("engines")
    void everyIterationConnectsAnew(String engine) {
        ChildResult result = talk(ChildJvm.withAgent()
                        .option("engine", engine)
                        .option("iterations", 3)
                        .option("network.passthrough", "127.0.0.1:" + named.getLocalPort()))
                .run();
        result.expectStatus(0).expectPass();
        assertEquals(
                3,
                result.out.lines().filter("selecting: the same bytes"::equals).count(),
                result::toString);
    }

    /** What does not pass is refused in so many words, or, from outside, by the machine. */
    @ParameterizedTest
    @MethodSource("engines")
    void datagramsAndConnectionsFromOutsideDoNotPass(String engine) throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        String both = "192.0.2.1:53;localhost:" + free;
        ChildResult named =
                limits(free, ChildJvm.withAgent().option("engine", engine).option("network.passthrough", both));
        String refused = "lockstep.network.passthrough lets TCP connections out, no datagrams: 192.0.2.1:53\n";
        String inbound = "connection from outside: refused\nnobody came in\n";
        assertEquals("send: " + refused + "connect: " + refused + inbound, named.out);
        ChildResult unnamed = limits(free, ChildJvm.withAgent().option("engine", engine));
        assertEquals("sent, no answer\nwritten 8\n" + inbound, unnamed.out);
    }

    private static ChildResult limits(int port, ChildJvm jvm) {
        return jvm.main(Programs.classPath(), "programs.network.OutsideLimits")
                .with(Integer.toString(port))
                .run()
                .expectStatus(0)
                .expectPass();
    }
}
