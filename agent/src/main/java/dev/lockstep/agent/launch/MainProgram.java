package dev.lockstep.agent.launch;

import dev.lockstep.controller.Program;
import dev.lockstep.controller.RunResult;
import dev.lockstep.hooks.RuntimeHooks;
import java.lang.instrument.Instrumentation;

/** The program under control: its main class, from the JVM's own loader or with static state that is fresh. */
final class MainProgram implements Program {
    private final Class<?> mainClass;
    private final String[] arguments;
    private final Instrumentation instrumentation;
    private final FreshClasses fresh;
    private Runnable kept;
    private ClassLoader loader = ClassLoader.getSystemClassLoader();

    /** {@code fresh} makes the classes of each iteration; null has the JVM's own serve all. */
    MainProgram(Class<?> mainClass, String[] arguments, Instrumentation instrumentation, FreshClasses fresh) {
        this.mainClass = mainClass;
        this.arguments = arguments;
        this.instrumentation = instrumentation;
        this.fresh = fresh;
    }

    @Override
    public Runnable prepare() {
        if (fresh == null) {
            return MainMethod.of(mainClass, arguments, instrumentation);
        }
        if (kept == null) {
            try {
                Class<?> main = fresh.load(mainClass);
                loader = fresh.loader();
                RuntimeHooks.applicationLoader = loader;
                return MainMethod.of(main, arguments, instrumentation);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the main class cannot be loaded again", e);
            }
        }
        return kept;
    }

    @Override
    public void ended(RunResult result) {
        Renewal renewal = fresh == null ? null : fresh.renewal(result);
        if (renewal == null) {
            kept = null;
        } else if (kept == null) {
            Runnable main = MainMethod.of(fresh.main(), arguments, instrumentation);
            kept = () -> {
                renewal.run();
                main.run();
            };
        }
    }

    @Override
    public ClassLoader contextLoader() {
        return loader;
    }
}
