package dev.lockstep.agent.launch;

import dev.lockstep.agent.cache.RewriteCache;
import dev.lockstep.agent.option.Options;
import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.hooks.MainHooks;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;

/** Puts {@link ControlledMain} in place of the program's main class, unless that is a test runner. */
public final class MainTakeover implements MainHooks.MainClassFilter {
    private final Options options;
    private final Instrumentation instrumentation;
    private final RewriteCache cache;
    private final StaticsIndex statics;

    /** Creates the filter for this JVM, at whose end {@code cache} is to be saved. */
    public MainTakeover(Options options, Instrumentation instrumentation, RewriteCache cache, StaticsIndex statics) {
        this.statics = statics;
        this.options = options;
        this.instrumentation = instrumentation;
        this.cache = cache;
    }

    @Override
    public Class<?> replace(Class<?> mainClass) {
        if (!isControlled(mainClass)) {
            if (cache.isKept()) {
                Runtime.getRuntime().addShutdownHook(new Thread(cache, "lockstep-cache"));
            }
            return mainClass;
        }
        ControlledMain.prepare(options, instrumentation, mainClass, cache, statics);
        expectStaticMain();
        return ControlledMain.class;
    }

    private boolean isControlled(Class<?> mainClass) {
        return options.main.equals("on") || options.main.equals("auto") && !TestRunners.isRunner(mainClass.getName());
    }

    /** Since JDK 21 the launcher remembers what kind of main it found; ours is the ordinary one. */
    private static void expectStaticMain() {
        try {
            Class<?> launcher = Class.forName("sun.launcher.LauncherHelper");
            set(launcher, "isStaticMain", true);
            set(launcher, "noArgMain", false);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Class<?> launcher, String name, boolean value) {
        for (Field field : launcher.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                field.setAccessible(true);
                try {
                    field.setBoolean(null, value);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void failed(Throwable reason, String what) {
        if (options.main.equals("off")) {
            return;
        }
        String cause =
                reason == null ? "" : " (" + String.valueOf(reason.getMessage()).replace('\n', ' ') + ")";
        Stderr.line("lockstep: the main class could not be used: " + what + cause);
        Runtime.getRuntime().halt(ExitCodes.USAGE);
    }
}
