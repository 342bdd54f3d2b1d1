package programs.deterministic;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;

/**
 * A factory of URL handlers that counts, as containers set one: initialisers of the JDK that make URLs, of which a JVM
 * runs each once, ask it, too.
 */
public final class UrlHandlers {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Set<String> PROTOCOLS = new TreeSet<>();

    private UrlHandlers() {}

    public static void main(String[] args) throws Exception {
        URL.setURLStreamHandlerFactory(protocol -> {
            ASKED.incrementAndGet();
            synchronized (PROTOCOLS) {
                PROTOCOLS.add(protocol);
            }
            return protocol.equals("none") ? new None() : null;
        });
        Thread thread = new Thread(() -> System.out.println(cipher()));
        thread.start();
        URL none = URI.create("none://host/path").toURL();
        try {
            none.openConnection();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        URI.create("http://localhost/").toURL();
        thread.join();
        System.out.println(ASKED.get() >= PROTOCOLS.size());
    }

    private static String cipher() {
        try {
            return Cipher.getInstance("AES").getAlgorithm();
        } catch (java.security.GeneralSecurityException e) {
            return e.toString();
        }
    }

    private static final class None extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("nothing at " + url);
        }
    }
}
