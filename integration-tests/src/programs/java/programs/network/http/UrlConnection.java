package programs.network.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code HttpURLConnection}: bodies both ways, reuse of a connection, a read that times out. */
public final class UrlConnection {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newCachedThreadPool();
        CountDownLatch release = new CountDownLatch(1);
        server.setExecutor(pool);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.close();
        });
        server.start();
        String root = "http://localhost:" + server.getAddress().getPort();
        for (int i = 0; i < 3; i++) {
            System.out.println(post(root + "/echo", "message " + i));
        }
        HttpURLConnection slow = (HttpURLConnection) new URL(root + "/slow").openConnection();
        slow.setReadTimeout(200);
        slow.setRequestMethod("POST");
        try {
            System.out.println(slow.getResponseCode());
        } catch (SocketTimeoutException e) {
            System.out.println("timed out");
        }
        release.countDown();
        HttpURLConnection missing = (HttpURLConnection) new URL(root + "/none").openConnection();
        System.out.println(missing.getResponseCode() + " " + missing.getResponseMessage());
        server.stop(0);
        pool.shutdown();
        try {
            post(root + "/echo", "too late");
            System.out.println("answered after stop");
        } catch (IOException e) {
            System.out.println("stopped");
        }
    }

    private static String post(String url, String text) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        byte[] answer = connection.getInputStream().readAllBytes();
        return connection.getResponseCode() + " " + new String(answer, StandardCharsets.US_ASCII);
    }
}
