package programs.network.okhttp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp against the JDK's HTTP server: plain calls, and calls that its dispatcher runs. */
public final class OkHttpCalls {
    private static final int QUEUED = 5;

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        server.setExecutor(pool);
        server.createContext("/upper", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            byte[] answer = body.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        OkHttpClient client = new OkHttpClient();
        String url = "http://localhost:" + server.getAddress().getPort() + "/upper";
        for (String word : new String[] {"first", "second"}) {
            try (Response response = client.newCall(request(url, word)).execute()) {
                System.out.println(response.code() + " " + response.protocol() + " "
                        + response.body().string());
            }
        }
        String[] answers = new String[QUEUED];
        CountDownLatch done = new CountDownLatch(QUEUED);
        for (int i = 0; i < QUEUED; i++) {
            int place = i;
            client.newCall(request(url, "queued " + i)).enqueue(new Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                    answers[place] = e.toString();
                    done.countDown();
                }

                @Override
                public void onResponse(Call call, Response response) throws IOException {
                    answers[place] = response.body().string();
                    done.countDown();
                }
            });
        }
        done.await();
        System.out.println(String.join(", ", answers));
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        server.stop(0);
        pool.shutdown();
    }

    private static Request request(String url, String text) {
        return new Request.Builder()
                .url(url)
                .post(RequestBody.create(text.getBytes(StandardCharsets.US_ASCII), null))
                .build();
    }
}
