package dev.lockstep.agent.launch;

import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.controller.RunResult;
import dev.lockstep.engine.HashState;
import dev.lockstep.hooks.Singletons;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Classes whose statics no earlier iteration has touched: loaded anew, or made new where that is the same. */
final class FreshClasses {
    private final StaticsIndex index;
    private boolean renewing;
    private String reason;
    private ClassLoader loader;
    private Class<?> main;
    private Renewal renewal;
    private boolean asClassPath;

    /** {@code renewing}: whether classes may serve several iterations. */
    FreshClasses(StaticsIndex index, boolean renewing) {
        this.index = index;
        this.renewing = renewing;
        newLoader(); // the first one has the VM link classes, and draw codes for them
    }

    /** Loads the class of the same name as {@code original} anew, not initialised. */
    Class<?> load(Class<?> original) throws ClassNotFoundException {
        boolean modular = original.getModule().isNamed();
        renewing &= !modular; // nothing opens the packages of a module to us
        main = modular ? freshModule(original) : freshClass(original);
        return main;
    }

    ClassLoader loader() {
        return loader;
    }

    Class<?> main() {
        return main;
    }

    /** Makes the classes that were loaded last ready for one more run; null if they must be loaded again. */
    Renewal renewal(RunResult result) {
        if (renewal == null) {
            return null;
        }
        String why = renewal.whyNot(result);
        if (why == null) {
            return renewal;
        }
        renewal = null;
        if (result.failure == null) { // the next would be no better
            renewing = false;
            reason = why;
        }
        return null;
    }

    /** Why classes are loaded for every iteration, although they need not be; null if they are not. */
    String reason() {
        return reason;
    }

    private Class<?> freshClass(Class<?> original) throws ClassNotFoundException {
        Singletons.forget();
        IterationLoader fresh = newLoader();
        loader = fresh;
        renewal = renewing ? new Renewal(index, fresh) : null;
        return Class.forName(original.getName(), false, fresh);
    }

    /** Has the identity hash code of the loader in whose place it is: its constructor draws it, outside any run. */
    private IterationLoader newLoader() {
        ClassLoader application = ClassLoader.getSystemClassLoader();
        HashState.startWithCodeOf(application);
        return new IterationLoader(application, renewing);
    }

    private Class<?> freshModule(Class<?> original) throws ClassNotFoundException {
        if (asClassPath) {
            return freshClass(original);
        }
        try {
            return freshLayer(original);
        } catch (ResolutionException e) {
            // an automatic module reads every module below it, also the JVM's own copy of itself
            asClassPath = true;
            Stderr.line("lockstep: warning: the program's modules run as if they were on the class path, because no "
                    + "fresh layer of them can be made (" + e.getMessage() + ")");
            return freshClass(original);
        }
    }

    /** The class path is behind the modules: a loader for it is the parent of theirs. */
    private Class<?> freshLayer(Class<?> original) throws ClassNotFoundException {
        Path[] paths = Arrays.stream(System.getProperty("jdk.module.path", "").split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toArray(Path[]::new);
        String name = original.getModule().getName();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = Configuration.resolveAndBind(
                ModuleFinder.of(paths), List.of(boot.configuration()), ModuleFinder.of(), Set.of(name));
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), newLoader())
                .layer();
        loader = layer.findLoader(name);
        return Class.forName(original.getName(), false, loader);
    }
}
