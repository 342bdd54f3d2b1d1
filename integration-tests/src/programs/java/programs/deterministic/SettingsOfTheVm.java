package programs.deterministic;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.TimeZone;
import javax.net.ssl.HttpsURLConnection;

/** Each run sets what may be set once in a JVM, or for all of it, and finds nothing that an earlier run has set. */
public final class SettingsOfTheVm {
    private SettingsOfTheVm() {}

    public static void main(String[] args) throws Exception {
        System.out.println(CookieHandler.getDefault() + " " + Authenticator.getDefault() + " "
                + (ProxySelector.getDefault() != null) + " " + (HttpsURLConnection.getDefaultHostnameVerifier() != null)
                + " " + Locale.getDefault().equals(Locale.forLanguageTag("tlh-AQ")) + " "
                + TimeZone.getDefault().getID().equals("Antarctica/Troll") + " " + Security.getProvider("Planted"));
        URL.setURLStreamHandlerFactory(protocol -> protocol.equals("planted") ? new Handler() : null);
        URLConnection.setContentHandlerFactory(type -> null);
        System.out.println(new URL("planted:here").openConnection() + " " + new URL("http://localhost/").getProtocol());
        try {
            URL.setURLStreamHandlerFactory(null);
        } catch (Error e) {
            System.out.println(e.getMessage());
        }
        CookieHandler.setDefault(new CookieManager());
        Authenticator.setDefault(new Authenticator() {});
        ProxySelector.setDefault(null);
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        System.out.println(ProxySelector.getDefault() + " " + (CookieHandler.getDefault() instanceof CookieManager));
        Locale.setDefault(Locale.forLanguageTag("tlh-AQ"));
        TimeZone.setDefault(TimeZone.getTimeZone("Antarctica/Troll"));
        System.out.println(Security.addProvider(new Planted()) > 0);
    }

    private static final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return null;
        }
    }

    private static final class Planted extends Provider {
        private static final long serialVersionUID = 1;

        Planted() {
            super("Planted", "1", "for a test");
        }
    }
}
