package programs.network.jetty;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The JDK's HTTP client speaks HTTP/2 with a Jetty server. */
public final class HttpTwo {
    private static final int REQUESTS = 5;

    public static void main(String[] args) throws Exception {
        Server server = new Server(new QueuedThreadPool(8, 4));
        HttpConfiguration configuration = new HttpConfiguration();
        ServerConnector connector = new ServerConnector(
                server,
                1,
                1,
                new HttpConnectionFactory(configuration),
                new HTTP2CServerConnectionFactory(configuration));
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String body = Content.Source.asString(request);
                response.setStatus(200);
                Content.Sink.write(response, true, request.getHttpURI().getPath() + " " + body.length(), callback);
                return true;
            }
        });
        server.start();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .executor(pool)
                .build();
        String root = "http://localhost:" + connector.getLocalPort();
        HttpRequest upgrade =
                HttpRequest.newBuilder(URI.create(root + "/upgrade")).build();
        HttpResponse<String> first = client.send(upgrade, HttpResponse.BodyHandlers.ofString());
        System.out.println(first.version() + " " + first.body());
        List<CompletableFuture<HttpResponse<String>>> pending = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/" + i))
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(i * 1_000)))
                    .build();
            pending.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : pending) {
            System.out.println(each.get().version() + " " + each.get().body());
        }
        pool.shutdown();
        server.stop();
    }
}
