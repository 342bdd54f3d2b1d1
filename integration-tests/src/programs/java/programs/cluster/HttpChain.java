package programs.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.cluster.NodeProgram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * A log replicated along a chain of HTTP servers: each appends an entry to a file of its directory and passes it on
 * before it answers. What was acknowledged is in the files of all, in one order, whatever a nemesis does meanwhile.
 */
public final class HttpChain {
    private static final int PORT = 8080;
    private static final List<String> NODES = List.of("h0", "h1", "h2");
    private static final Path LOG = Path.of("log");

    private HttpChain() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            serve(args[0]);
            return;
        }
        Cluster cluster = Cluster.current();
        Path top = Files.createTempDirectory("chain");
        for (int i = 0; i < NODES.size(); i++) {
            String next = i + 1 < NODES.size() ? NODES.get(i + 1) : "-";
            Path directory = Files.createDirectory(top.resolve(NODES.get(i)));
            cluster.startNode(
                    NODES.get(i), NodeProgram.main(HttpChain.class, next).withDirectory(directory));
        }
        List<String> acknowledged = new ArrayList<>();
        Thread writer = new Thread(() -> write(acknowledged));
        writer.start();
        cluster.nemesis()
                .with(FaultKind.CRASH, FaultKind.CRASH_AT_START, FaultKind.HALVES, FaultKind.PAUSE, FaultKind.RESET)
                .lasting(Duration.ofMillis(100), Duration.ofSeconds(3))
                .runFor(Duration.ofSeconds(15));
        writer.join();
        Expect.that(!acknowledged.isEmpty(), "nothing was ever acknowledged");
        for (String node : NODES) {
            List<String> log = Files.readAllLines(top.resolve(node).resolve("log"));
            Expect.that(log.containsAll(acknowledged), node + " lacks some of " + acknowledged + ": " + log);
            log.retainAll(acknowledged);
            Expect.equal(acknowledged, log.stream().distinct().toList());
        }
        System.out.println("acknowledged entries are in all logs");
    }

    private static void write(List<String> acknowledged) {
        HttpClient client = client();
        for (int i = 0; i < 20; i++) {
            for (int attempt = 0; attempt < 100; attempt++) {
                try {
                    if (send(client, NODES.get(0), "entry" + i) == 200) {
                        acknowledged.add("entry" + i);
                        break;
                    }
                    Thread.sleep(200);
                } catch (IOException e) {
                    pause();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    }

    private static int send(HttpClient client, String node, String entry) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + node + ":" + PORT + "/log"))
                .timeout(Duration.ofSeconds(2))
                .POST(HttpRequest.BodyPublishers.ofString(entry))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static void serve(String next) throws IOException {
        HttpClient client = client();
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        server.createContext("/log", exchange -> append(exchange, client, next));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    private static void append(HttpExchange exchange, HttpClient client, String next) throws IOException {
        String entry = new String(exchange.getRequestBody().readAllBytes());
        synchronized (LOG) {
            List<String> log = Files.exists(LOG) ? Files.readAllLines(LOG) : List.of();
            if (!log.contains(entry)) {
                Files.writeString(LOG, entry + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        int status = 200;
        if (!next.equals("-")) {
            try {
                status = send(client, next, entry);
            } catch (IOException e) {
                status = 503;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
