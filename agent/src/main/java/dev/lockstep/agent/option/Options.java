package dev.lockstep.agent.option;

import dev.lockstep.controller.Settings;
import dev.lockstep.strategy.Strategies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** All options of one JVM: system properties {@code lockstep.*} and agent arguments, which win. */
public final class Options {
    private static final String PREFIX = "lockstep.";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final List<String> NAMES = List.of(
            "seed",
            "iterations",
            "keepGoing",
            "strategy",
            "engine",
            "points",
            "include",
            "exclude",
            "maxSteps",
            "maxVirtualTime",
            "maxStall",
            "watchdog",
            "out",
            "replay",
            "cluster",
            "check",
            "references",
            "main",
            "failOnExit",
            "spuriousWakeups",
            "processors",
            "statics",
            "network.loopback",
            "network.latency",
            "network.bandwidth",
            "network.loss",
            "network.duplicate",
            "network.split",
            "network.passthrough",
            "cache",
            "agent.jar");
    private static final List<String> BOOLEAN = List.of("true", "false");
    private final Map<String, String> given = new TreeMap<>();

    /** What every run is asked to be. */
    public final Settings settings = new Settings();

    /** Internal-name prefixes of application classes; empty for everything outside the JDK. */
    public final List<String> include;

    /** Internal-name prefixes of classes that get no scheduling points. */
    public final List<String> exclude;

    /** Whether the collector puts references into queues while a run goes on. */
    public final boolean liveReferences;

    /** File that describes a cluster to run instead of a program; null for none. */
    public final String cluster;

    /** {@code auto}, {@code off} or the directory where rewritten classes of the JDK are kept. */
    public final String cache;

    /** {@code auto}, {@code on} or {@code off}: whether {@code main} is controlled. */
    public final String main;

    /** {@code auto}, {@code fresh} or {@code keep}: statics of the application between iterations. */
    public final String statics;

    /**
     * Reads options.
     *
     * @throws UsageException if one is unknown or malformed
     */
    public Options(String agentArguments, Properties properties) {
        collect(agentArguments, properties);
        Settings s = settings;
        s.seed = number("seed", s.seed);
        s.iterations = positive("iterations", s.iterations);
        s.keepGoing = choice("keepGoing", "false", BOOLEAN).equals("true");
        s.strategy = strategy();
        s.engine = engine();
        s.points = choice("points", s.points, List.of("sync", "memory"));
        s.maxSteps = positive("maxSteps", s.maxSteps);
        s.maxVirtualNanos = duration("maxVirtualTime", s.maxVirtualNanos);
        s.maxStallNanos = duration("maxStall", s.maxStallNanos);
        s.watchdogSeconds = seconds(duration("watchdog", watchdogNanos(s)));
        s.out = given.getOrDefault("out", s.out);
        s.replay = given.get("replay");
        liveReferences =
                choice("references", "frozen", List.of("frozen", "live")).equals("live");
        s.check = choice("check", "off", List.of("off", "determinism")).equals("determinism");
        s.spuriousWakeups = choice("spuriousWakeups", "false", BOOLEAN).equals("true");
        s.oneProcessor = choice("processors", "auto", List.of("auto", "all")).equals("auto");
        s.failOnExit = choice("failOnExit", s.failOnExit, List.of("auto", "true", "false"));
        cluster = given.get("cluster");
        s.network = NetworkOptions.read(given);
        cache = cache();
        include = prefixes("include");
        exclude = prefixes("exclude");
        main = choice("main", "auto", List.of("auto", "on", "off"));
        statics = choice("statics", "auto", List.of("auto", "fresh", "keep"));
    }

    private void collect(String agentArguments, Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                put(name.substring(PREFIX.length()), properties.getProperty(name));
            }
        }
        if (agentArguments == null || agentArguments.isEmpty()) {
            return;
        }
        for (String part : agentArguments.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new UsageException("agent argument '" + part + "' is not of the form option=value");
            }
            put(part.substring(0, equals), part.substring(equals + 1));
        }
    }

    private void put(String name, String value) {
        if (!NAMES.contains(name)) {
            throw new UsageException("unknown option lockstep." + name + "=" + value + "; allowed: "
                    + String.join(", ", NAMES.subList(0, NAMES.size() - 1)));
        }
        given.put(name, value);
    }

    private String choice(String name, String fallback, List<String> allowed) {
        String value = given.getOrDefault(name, fallback);
        if (!allowed.contains(value)) {
            throw UsageException.value(name, value, String.join(", ", allowed));
        }
        return value;
    }

    private String cache() {
        String value = given.getOrDefault("cache", "auto");
        if (!isPath(value)) {
            throw UsageException.value("cache", value, "auto, off, or a directory");
        }
        return value;
    }

    private static boolean isPath(String value) {
        try {
            return !Path.of(value).toString().isBlank();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String strategy() {
        String value = given.getOrDefault("strategy", settings.strategy);
        if (Strategies.parse(value) == null) {
            throw UsageException.value("strategy", value, Strategies.ALLOWED);
        }
        return value;
    }

    private String engine() {
        String value = choice("engine", "auto", List.of("auto", "coroutine", "thread"));
        boolean able = Runtime.version().feature() >= 21;
        if (value.equals("coroutine") && !able) {
            throw UsageException.value(
                    "engine",
                    value,
                    "auto, thread (coroutine needs JDK 21 or later; this is "
                            + Runtime.version().feature() + ")");
        }
        boolean debugged = able && Debugger.isPresent();
        if (value.equals("coroutine") && debugged) {
            throw UsageException.value("engine", value, "auto, thread (a debugger cannot follow coroutines)");
        }
        return value.equals("auto") ? able && !debugged ? "coroutine" : "thread" : value;
    }

    /** A breakpoint must not look like a stuck run. */
    private static long watchdogNanos(Settings defaults) {
        return Debugger.isPresent() ? Long.MAX_VALUE : defaults.watchdogSeconds * 1_000_000_000L;
    }

    private long number(String name, long fallback) {
        String value = given.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            return value.toLowerCase(Locale.ROOT).startsWith("0x")
                    ? Long.parseUnsignedLong(value.substring(2), 16)
                    : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw UsageException.value(name, value, "a signed 64-bit number, decimal or 0x hexadecimal");
        }
    }

    private long positive(String name, long fallback) {
        String value = given.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw UsageException.value(name, value, "a whole number from 1");
        }
        throw UsageException.value(name, value, "a whole number from 1");
    }

    private long duration(String name, long fallbackNanos) {
        String value = given.get(name);
        if (value == null) {
            return fallbackNanos;
        }
        Long nanos = Duration.parse(value);
        if (nanos == null) {
            throw UsageException.value(
                    name, value, "a whole number with ns, us, ms, s, m, h or d, such as 500ms or 2h, up to 106751d");
        }
        return nanos;
    }

    /** Rounded up: only 0 is 0. */
    private static int seconds(long nanos) {
        long seconds = nanos / NANOS_PER_SECOND + (nanos % NANOS_PER_SECOND == 0 ? 0 : 1);
        return (int) Math.min(seconds, Integer.MAX_VALUE);
    }

    private List<String> prefixes(String name) {
        List<String> result = new ArrayList<>();
        for (String prefix : given.getOrDefault(name, "").split("[,:]")) {
            if (!prefix.isBlank()) {
                result.add(prefix.trim().replace('.', '/'));
            }
        }
        return result;
    }

    /** Options that were given, by name without the prefix. */
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }

    /** Names of all options, for documentation and its test. */
    public static List<String> names() {
        return NAMES;
    }

    @Override
    public String toString() {
        return Arrays.toString(given.entrySet().toArray());
    }
}
