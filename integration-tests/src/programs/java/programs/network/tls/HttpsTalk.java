package programs.network.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** HTTPS with the JDK's client and server. */
public final class HttpsTalk {
    public static void main(String[] args) throws Exception {
        SSLContext context = TestKeys.context();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        ExecutorService serverPool = Executors.newFixedThreadPool(2);
        server.setExecutor(serverPool);
        server.createContext("/", exchange -> {
            byte[] answer = ("you asked for " + exchange.getRequestURI()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        ExecutorService clientPool = Executors.newFixedThreadPool(2);
        HttpClient client =
                HttpClient.newBuilder().sslContext(context).executor(clientPool).build();
        String root = "https://localhost:" + server.getAddress().getPort();
        for (String path : new String[] {"/one", "/two"}) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(root + path)).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println(response.statusCode() + " " + response.version() + " " + response.body() + " "
                    + response.sslSession().orElseThrow().getProtocol());
        }
        server.stop(0);
        serverPool.shutdown();
        clientPool.shutdown();
    }
}
