package dev.lockstep.agent.transform;

import dev.lockstep.controller.PerRunStatics;
import dev.lockstep.hooks.NodeRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads of JDK statics that are replaced by the run's own value. One row a field. */
final class PerRunFields {
    private static final String SYSTEM = "java/lang/System";
    private static final String MBEAN_SERVER = "java/lang/management/ManagementFactory.platformMBeanServer";

    /** What a program may set for the whole JVM; factories only once. */
    private static final List<String> SETTINGS = List.of(
            "java/net/URL.factory",
            "java/net/URLConnection.factory",
            "java/net/Socket.factory",
            "java/net/ServerSocket.factory",
            "java/net/DatagramSocket.factory",
            "java/net/Authenticator.theAuthenticator",
            "java/net/CookieHandler.cookieHandler",
            "java/net/ProxySelector.theProxySelector",
            "java/net/ResponseCache.theResponseCache",
            "javax/net/ssl/SSLContext.defaultContext",
            "javax/net/ssl/HttpsURLConnection.defaultHostnameVerifier",
            "javax/net/ssl/HttpsURLConnection.defaultSSLSocketFactory",
            "java/util/Locale.defaultLocale",
            "java/util/Locale.defaultDisplayLocale",
            "java/util/Locale.defaultFormatLocale",
            "java/util/TimeZone.defaultTimeZone",
            "sun/security/jca/Providers.providerList");

    private static final String LOGGER = "java/util/logging/Logger";
    private static final Map<String, Integer> ROWS = new HashMap<>();

    /** Boolean statics, of which each run has its own value to read and to write. */
    private static final Map<String, Integer> FLAGS = new HashMap<>();

    static {
        ROWS.put("java/util/concurrent/ForkJoinPool.common", PerRunStatics.COMMON_POOL);
        ROWS.put("java/util/concurrent/CompletableFuture.ASYNC_POOL", PerRunStatics.COMMON_POOL);
        ROWS.put("java/util/concurrent/SubmissionPublisher.ASYNC_POOL", PerRunStatics.COMMON_POOL);
        ROWS.put("java/util/concurrent/CompletableFuture$Delayer.delayer", PerRunStatics.DELAYER);
        ROWS.put("java/util/concurrent/Executors$DefaultThreadFactory.poolNumber", PerRunStatics.POOL_NUMBER);
        ROWS.put("jdk/internal/misc/InnocuousThread.threadNumber", PerRunStatics.INNOCUOUS_NUMBER);
        ROWS.put("java/util/Timer.nextSerialNumber", PerRunStatics.TIMER_NUMBER);
        ROWS.put("java/util/Collections.r", PerRunStatics.SHUFFLE);
        ROWS.put("java/util/concurrent/ThreadLocalRandom.seeder", PerRunStatics.SECONDARY_SEED);
        ROWS.put("java/util/SplittableRandom.defaultGen", PerRunStatics.SPLITTABLE_SEED);
        ROWS.put("java/net/InetAddress.cache", PerRunStatics.NAME_CACHE);
        ROWS.put("java/net/InetAddress.expirySet", PerRunStatics.NAME_EXPIRY);
        ROWS.put("java/net/InetAddress.cachedLocalHost", PerRunStatics.LOCAL_HOST);
        ROWS.put("sun/net/www/http/HttpClient.kac", PerRunStatics.KEEP_ALIVE);
        ROWS.put(SYSTEM + ".out", NodeRows.STANDARD_OUTPUT);
        ROWS.put(SYSTEM + ".err", NodeRows.STANDARD_ERROR);
        ROWS.put(SYSTEM + ".props", NodeRows.PROPERTIES);
        ROWS.put(MBEAN_SERVER, PerRunStatics.MBEAN_SERVER);
        ROWS.put("javax/management/MBeanServerFactory.mBeanServerList", PerRunStatics.MBEAN_SERVERS);
        ROWS.put("java/util/logging/LogManager.manager", PerRunStatics.LOG_MANAGER);
        ROWS.put(LOGGER + ".global", PerRunStatics.GLOBAL_LOGGER);
        ROWS.put("java/sql/DriverManager.registeredDrivers", PerRunStatics.DRIVERS);
        FLAGS.put("java/sql/DriverManager.driversInitialized", PerRunStatics.DRIVERS_FOUND);
        ROWS.put("java/net/URL.handlers", PerRunStatics.URL_HANDLERS);
        ROWS.put("java/net/URLConnection.handlers", PerRunStatics.CONTENT_HANDLERS);
        for (int i = 0; i < PerRunStatics.SETTINGS; i++) {
            ROWS.put(SETTINGS.get(i), PerRunStatics.FIRST_SETTING + i);
        }
        ROWS.put("jdk/internal/net/http/HttpClientImpl.ASYNC_POOL", PerRunStatics.COMMON_POOL);
        ROWS.put("jdk/internal/net/http/HttpClientImpl.CLIENT_IDS", PerRunStatics.HTTP_CLIENT_NUMBER);
    }

    private PerRunFields() {}

    /** The hook of {@code RandomHooks} that a read of a primitive static goes through; null if it has none. */
    static String filter(String owner, String name) {
        if (!owner.equals("java/util/ImmutableCollections")) {
            return null;
        }
        return name.equals("SALT32L") ? "salt" : name.equals("REVERSE") ? "reverse" : null;
    }

    /** True if reads of the field are replaced in any way. */
    static boolean isReplaced(String owner, String name) {
        return row(owner, name) != null || filter(owner, name) != null || flag(owner, name) != null;
    }

    /** Row of a boolean static; null if it has none. */
    static Integer flag(String owner, String name) {
        return FLAGS.get(owner + "." + name);
    }

    /** True if what the JDK stores in the field is the run's own, too. */
    static boolean isStored(String owner, String name) {
        Integer row = row(owner, name);
        return row != null
                && (row == PerRunStatics.MBEAN_SERVER || row >= PerRunStatics.FIRST_SETTING && row < NodeRows.FIRST);
    }

    /** True if application classes read the field, too. */
    static boolean isVisible(String owner) {
        return owner.equals(SYSTEM) || owner.equals(LOGGER);
    }

    /** Row of a static field; null if it has none. */
    static Integer row(String owner, String name) {
        if ((name.equals("defaultGen") || name.equals("DEFAULT_GEN"))
                && (owner.startsWith("jdk/random/") || owner.startsWith("jdk/internal/random/"))) {
            return PerRunStatics.SPLITTABLE_SEED;
        }
        return ROWS.get(owner + "." + name);
    }
}
