package programs.network.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP client, HTTP/1.1, against the JDK's HTTP server with a pool. */
public final class HttpOne {
    private static final int REQUESTS = 6;

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService serverPool = Executors.newFixedThreadPool(3);
        server.setExecutor(serverPool);
        server.createContext("/double", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int number = Integer.parseInt(new String(body, StandardCharsets.US_ASCII));
            byte[] answer = String.valueOf(2 * number).getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("X-Number", String.valueOf(number));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/stream", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 3; i++) {
                exchange.getResponseBody().write(("part " + i + ";").getBytes(StandardCharsets.US_ASCII));
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });
        server.start();
        ExecutorService clientPool = Executors.newFixedThreadPool(2);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(clientPool)
                .build();
        URI root = URI.create("http://localhost:" + server.getAddress().getPort());

        HttpResponse<String> first = client.send(post(root, 21), HttpResponse.BodyHandlers.ofString());
        System.out.println(first.statusCode() + " " + first.version() + " " + first.body() + " "
                + first.headers().firstValue("x-number").orElse("none"));

        List<CompletableFuture<HttpResponse<String>>> pending = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            pending.add(client.sendAsync(post(root, i), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : pending) {
            System.out.println(each.get().body());
        }
        HttpRequest stream = HttpRequest.newBuilder(root.resolve("/stream")).build();
        System.out.println(
                client.send(stream, HttpResponse.BodyHandlers.ofString()).body());
        HttpRequest missing = HttpRequest.newBuilder(root.resolve("/missing")).build();
        System.out.println(
                client.send(missing, HttpResponse.BodyHandlers.discarding()).statusCode());
        server.stop(0);
        try {
            client.send(stream, HttpResponse.BodyHandlers.ofString());
            System.out.println("answered after stop");
        } catch (IOException e) {
            System.out.println("stopped");
        }
        serverPool.shutdown();
        clientPool.shutdown();
    }

    private static HttpRequest post(URI root, int number) {
        return HttpRequest.newBuilder(root.resolve("/double"))
                .POST(HttpRequest.BodyPublishers.ofString(String.valueOf(number)))
                .build();
    }
}
