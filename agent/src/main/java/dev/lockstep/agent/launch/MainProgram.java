package dev.lockstep.agent.launch;

import dev.lockstep.controller.Program;
import dev.lockstep.engine.HashState;
import dev.lockstep.hooks.RuntimeHooks;
import java.lang.instrument.Instrumentation;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The program under control: its main class, from the JVM's own loader or from a fresh one per iteration. */
final class MainProgram implements Program {
    private final Class<?> mainClass;
    private final String[] arguments;
    private final Instrumentation instrumentation;
    private final boolean fresh;
    private ClassLoader loader;
    private boolean asClassPath;

    MainProgram(Class<?> mainClass, String[] arguments, Instrumentation instrumentation, boolean fresh) {
        this.mainClass = mainClass;
        this.arguments = arguments;
        this.instrumentation = instrumentation;
        this.fresh = fresh;
        this.loader = ClassLoader.getSystemClassLoader();
        if (fresh) {
            newLoader(); // the first one has the VM link classes, and draw codes for them
        }
    }

    @Override
    public Runnable prepare() {
        if (!fresh) {
            return MainMethod.of(mainClass, arguments, instrumentation);
        }
        try {
            Class<?> main = mainClass.getModule().isNamed() ? freshModule() : freshClass();
            RuntimeHooks.applicationLoader = loader;
            return MainMethod.of(main, arguments, instrumentation);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the main class cannot be loaded again", e);
        }
    }

    private Class<?> freshClass() throws ClassNotFoundException {
        loader = newLoader();
        return Class.forName(mainClass.getName(), false, loader);
    }

    /** Has the same identity hash code in every iteration and JVM: its constructor draws it, outside any run. */
    private static ClassLoader newLoader() {
        HashState.startFresh();
        return new IterationLoader(ClassLoader.getSystemClassLoader());
    }

    private Class<?> freshModule() throws ClassNotFoundException {
        if (asClassPath) {
            return freshClass();
        }
        try {
            return freshLayer();
        } catch (ResolutionException e) {
            // an automatic module reads every module below it, also the JVM's own copy of itself
            asClassPath = true;
            Stderr.line("lockstep: warning: the program's modules run as if they were on the class path, because no "
                    + "fresh layer of them can be made (" + e.getMessage() + ")");
            return freshClass();
        }
    }

    /** The class path is behind the modules: a loader for it is the parent of theirs. */
    private Class<?> freshLayer() throws ClassNotFoundException {
        Path[] paths = Arrays.stream(System.getProperty("jdk.module.path", "").split(java.io.File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toArray(Path[]::new);
        String name = mainClass.getModule().getName();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = Configuration.resolveAndBind(
                ModuleFinder.of(paths), List.of(boot.configuration()), ModuleFinder.of(), Set.of(name));
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), newLoader())
                .layer();
        loader = layer.findLoader(name);
        return Class.forName(mainClass.getName(), false, loader);
    }

    @Override
    public ClassLoader contextLoader() {
        return loader;
    }
}
