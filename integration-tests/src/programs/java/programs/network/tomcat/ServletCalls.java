package programs.network.tomcat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The JDK's HTTP client asks a servlet and an asynchronous one; Tomcat sets the JVM's factory of URL handlers. */
public final class ServletCalls {
    private static final int REQUESTS = 4;
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    private ServletCalls() {}

    public static void main(String[] args) throws Exception {
        LOGGER.setLevel(Level.SEVERE);
        Path directory = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "echo", new Echo()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "echo");
        tomcat.getConnector();
        tomcat.start();
        String root = "http://localhost:" + tomcat.getConnector().getLocalPort() + "/";
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> pending = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + i));
            if (i % 2 == 0) {
                request.POST(HttpRequest.BodyPublishers.ofString("body " + i));
            }
            pending.add(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : pending) {
            System.out.println(each.get().statusCode() + " " + each.get().body());
        }
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getReader().readLine());
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext later = request.startAsync();
            later.start(() -> {
                try {
                    later.getResponse().getWriter().print("later " + request.getRequestURI());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                later.complete();
            });
        }
    }
}
