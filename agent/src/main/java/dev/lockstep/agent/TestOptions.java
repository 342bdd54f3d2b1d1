package dev.lockstep.agent;

import dev.lockstep.agent.option.Options;
import dev.lockstep.controller.Settings;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What test frameworks ask of the agent; found by reflection, so that they load without it. */
public final class TestOptions {
    private static final String PREFIX = "lockstep.";

    private TestOptions() {}

    /**
     * Settings of one test: its own options, by name without prefix, under the agent's arguments, under the system
     * properties {@code lockstep.*} as they are now, which test runners set after the JVM has started.
     *
     * @throws dev.lockstep.agent.option.UsageException if an option is malformed
     */
    public static Settings settings(Map<String, String> ofTest) {
        Properties all = new Properties();
        put(all, ofTest);
        put(all, ofAgent(AgentState.options().settings, new Settings()));
        Properties now = System.getProperties();
        for (String name : now.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                all.setProperty(name, now.getProperty(name));
            }
        }
        all.setProperty(PREFIX + "points", AgentState.options().settings.points); // as classes were transformed
        Settings settings = new Options(null, all).settings;
        settings.program = false;
        settings.freshStatics = false;
        return settings;
    }

    private static void put(Properties all, Map<String, String> options) {
        options.forEach((name, value) -> all.setProperty(PREFIX + name, value));
    }

    /** What the agent was given: what is not at its default. */
    private static Map<String, String> ofAgent(Settings jvm, Settings defaults) {
        Map<String, String> given = new HashMap<>();
        put(given, "seed", jvm.seed, defaults.seed);
        put(given, "iterations", jvm.iterations, defaults.iterations);
        put(given, "keepGoing", jvm.keepGoing, defaults.keepGoing);
        put(given, "strategy", jvm.strategy, defaults.strategy);
        put(given, "engine", jvm.engine, new Options(null, new Properties()).settings.engine);
        put(given, "maxSteps", jvm.maxSteps, defaults.maxSteps);
        put(given, "maxVirtualTime", jvm.maxVirtualNanos + "ns", defaults.maxVirtualNanos + "ns");
        put(given, "maxStall", jvm.maxStallNanos + "ns", defaults.maxStallNanos + "ns");
        put(given, "watchdog", jvm.watchdogSeconds + "s", defaults.watchdogSeconds + "s");
        put(given, "out", jvm.out, defaults.out);
        put(given, "check", jvm.check ? "determinism" : "off", "off");
        put(given, "replay", jvm.replay, defaults.replay);
        return given;
    }

    private static void put(Map<String, String> given, String name, Object value, Object byDefault) {
        if (value != null && !value.equals(byDefault)) {
            given.put(name, value.toString());
        }
    }

    /**
     * Rewrites application classes that were loaded before the agent. The {@code synchronized} flag of their methods
     * cannot change any more.
     */
    public static void retransformLoaded() {
        Instrumentation instrumentation = AgentState.instrumentation();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            boolean application = loader != null && loader != ClassLoader.getPlatformClassLoader();
            if (application && !type.isArray() && instrumentation.isModifiableClass(type)) {
                retransform(instrumentation, type);
            }
        }
    }

    private static void retransform(Instrumentation instrumentation, Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | LinkageError e) {
            new UncontrolledClasses().transformFailed(type.getName(), e);
        }
    }
}
