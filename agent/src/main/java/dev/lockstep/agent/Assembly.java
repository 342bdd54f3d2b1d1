package dev.lockstep.agent;

import dev.lockstep.agent.boot.BootImage;
import dev.lockstep.agent.boot.MethodFlags;
import dev.lockstep.agent.cache.RewriteCache;
import dev.lockstep.agent.cache.RewriteCaches;
import dev.lockstep.agent.launch.ExitCodes;
import dev.lockstep.agent.launch.LoadedClasses;
import dev.lockstep.agent.launch.MainTakeover;
import dev.lockstep.agent.launch.NodePrograms;
import dev.lockstep.agent.launch.Stderr;
import dev.lockstep.agent.option.Options;
import dev.lockstep.agent.option.UsageException;
import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.agent.transform.Preloaded;
import dev.lockstep.agent.transform.Scope;
import dev.lockstep.agent.transform.Transformer;
import dev.lockstep.cluster.ProgramLoader;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.controller.ClassCodes;
import dev.lockstep.engine.CoroutineFactory;
import dev.lockstep.engine.HashState;
import dev.lockstep.engine.ThreadEngine;
import dev.lockstep.hooks.ChildHooks;
import dev.lockstep.hooks.ClassHooks;
import dev.lockstep.hooks.HiddenClassHooks;
import dev.lockstep.hooks.IdentityHooks;
import dev.lockstep.hooks.LangAccess;
import dev.lockstep.hooks.MainHooks;
import dev.lockstep.hooks.PointHooks;
import dev.lockstep.hooks.ReferenceHooks;
import dev.lockstep.hooks.ReflectionHooks;
import dev.lockstep.task.ThreadEnd;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/** Puts the parts together, once per JVM. */
final class Assembly {
    private static final boolean HAS_CONTINUATIONS = Runtime.version().feature() >= 21;

    private Assembly() {}

    static void start(String arguments, Instrumentation instrumentation, boolean atStart) {
        Options options;
        try {
            options = new Options(arguments, System.getProperties());
        } catch (UsageException e) {
            Stderr.line("lockstep: " + e.getMessage());
            Runtime.getRuntime().halt(ExitCodes.USAGE);
            return;
        }
        startHashes();
        LangAccess.instance = HAS_CONTINUATIONS ? (LangAccess) instance("java.lang.LockstepLangAccess") : null;
        Kernel.install();
        AgentState.set(options, instrumentation);
        boolean shared = sharesStatics(instrumentation);
        RewriteCache cache = cache(options, shared);
        MethodFlags flags = new MethodFlags();
        StaticsIndex statics = new StaticsIndex();
        Transformer transformer = new Transformer(
                new Scope(options.include, options.exclude),
                options.settings.points.equals("memory"),
                flags,
                new UncontrolledClasses(),
                cache,
                statics);
        ClassHooks.initializers = type -> statics.isSelfContained(type.getName().replace('.', '/'));
        if (shared) {
            transformer.shareStatics();
        }
        if (options.settings.engine.equals("thread")) {
            transformer.replaceCurrentThread();
            ThreadEngine.CALLS_REWRITTEN = true;
        }
        transformer.warmUp(BootImage.sampleName(), BootImage.sampleBytes());
        instrumentation.addTransformer(transformer, true);
        PointHooks.warmUp();
        ReflectionHooks.warmUp();
        ThreadEnd.warmUp();
        if (!atStart) {
            spareExecuting(transformer);
        }
        Preloaded.retransform(instrumentation, transformer);
        HiddenClassHooks.filter = transformer;
        ReferenceHooks.live = options.liveReferences;
        ReferenceHooks.prepare();
        prepareContinuations();
        ProgramLoader.instance = new NodePrograms(instrumentation);
        ClassCodes.loaded = new LoadedClasses(instrumentation);
        ClassCodes.giveToLoaded();
        if (atStart) {
            IdentityHooks.outside = new ClassCodes();
            MainHooks.filter = new MainTakeover(options, instrumentation, cache, statics);
        } else if (cache.isKept()) {
            Runtime.getRuntime().addShutdownHook(new Thread(cache, "lockstep-cache"));
        }
        cache.save();
        if (cache.trouble() != null && !options.cache.equals("auto")) {
            Stderr.line("lockstep: warning: lockstep.cache=" + options.cache + " is not used: " + cache.trouble());
        }
    }

    /** Classes whose monitors are held while the agent attaches keep them. */
    private static void spareExecuting(Transformer transformer) {
        Set<String> executing = ExecutingMonitors.classes();
        transformer.spare(executing);
        if (executing.contains("java.lang.ProcessImpl")) {
            ChildHooks.waitNatively();
        }
    }

    /** What programs may hash and the JVM keeps has a code before the first run, and the same in every JVM. */
    private static void startHashes() {
        HashState.startFresh();
        System.identityHashCode(ClassLoader.getPlatformClassLoader());
        System.identityHashCode(ClassLoader.getSystemClassLoader());
        if (!HashState.isControlled()) {
            Stderr.line(
                    "lockstep: warning: identity hash codes are not controlled: this JVM draws them otherwise than by"
                            + " default (-XX:hashCode?)");
        }
    }

    /** Whether classes came before the agent whose statics must move when they are loaded or never. */
    private static boolean sharesStatics(Instrumentation instrumentation) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && Transformer.hasOwnStatics(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What classes of the boot loader become depends on the engine and on what was loaded before: see
     * {@link Transformer#replaceCurrentThread} and {@link Transformer#shareStatics}.
     */
    private static RewriteCache cache(Options options, boolean sharedStatics) {
        if (options.cache.equals("off")) {
            return RewriteCache.none();
        }
        String variant = options.settings.engine.equals("thread") ? "thread" : "coroutine";
        variant += sharedStatics ? " shared" : "";
        return options.cache.equals("auto")
                ? RewriteCaches.open(variant)
                : RewriteCaches.open(Path.of(options.cache), variant);
    }

    private static void prepareContinuations() {
        if (!HAS_CONTINUATIONS) {
            return;
        }
        try {
            CoroutineFactory.instance = (CoroutineFactory) instance("java.lang.LockstepCoroutineFactory");
            Class.forName("java.lang.VirtualThread"); // Continuation.run would initialise it while mounted
            CoroutineFactory.instance.create(null).finished();
        } catch (ClassNotFoundException e) {
            throw new LinkageError("no virtual threads in this JVM", e);
        }
    }

    /** Of a class without fields; made without reflection, which costs the JDK several classes. */
    private static Object instance(String name) {
        try {
            return Unsafe.getUnsafe().allocateInstance(Class.forName(name, true, null));
        } catch (ClassNotFoundException | InstantiationException e) {
            throw new LinkageError("no continuations in this JVM", e);
        }
    }
}
