package dev.lockstep.agent.transform;

import dev.lockstep.agent.boot.MethodFlags;
import dev.lockstep.agent.cache.RewriteCache;
import dev.lockstep.agent.statics.FreshLoader;
import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.hooks.ClassHooks;
import dev.lockstep.hooks.HiddenClassHooks;
import dev.lockstep.hooks.IdentityHooks;
import dev.lockstep.hooks.RuntimeHooks;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.MethodTooLargeException;

/** The class file transformer: decides what a class is to us, and remembers what became of its bytes. */
public final class Transformer implements ClassFileTransformer, HiddenClassHooks.Filter {
    private static final String[] TOOLS = {
        "org/junit/",
        "org/opentest4j/",
        "org/apiguardian/",
        "org/mockito/",
        "net/bytebuddy/",
        "org/objenesis/",
        "org/jacoco/",
        "org/apache/maven/surefire/",
        "com/intellij/rt/",
        "org/gradle/",
        "worker/org/gradle/",
        "org/eclipse/jdt/internal/",
        "org/testng/",
        "org/assertj/",
        "org/hamcrest/"
    };
    private static final String[] OURS = {
        "hooks/",
        "task/",
        "strategy/",
        "trace/",
        "engine/",
        "controller/",
        "agent/",
        "shaded/",
        "api/",
        "junit/",
        "report/",
        "cluster/"
    };
    private static final String[] UNTOUCHED = {
        "java/lang/ref/",
        "java/lang/invoke/",
        "jdk/internal/misc/",
        "jdk/internal/vm/",
        "java/lang/Object",
        "java/lang/VirtualThread",
        "sun/instrument/",
        "java/lang/instrument/",
        "jdk/internal/reflect/",
        "java/lang/Lockstep",
        "jdk/internal/org/objectweb/"
    };

    private static final class Cached {
        final byte[] original;
        final byte[] result;

        Cached(byte[] original, byte[] result) {
            this.original = original;
            this.result = result;
        }
    }

    private final Scope scope;
    private final boolean memoryPoints;
    private final MethodFlags flags;
    private final Problems problems;
    private final RewriteCache jdkCache;
    private final StaticsIndex statics;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Set<String> executing = Set.of();
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    /**
     * Creates the transformer; {@code flags} lets retransformed classes lose modifiers, {@code jdkCache} knows what
     * classes of the boot loader become, {@code statics} hears of all classes of the application.
     */
    public Transformer(
            Scope scope,
            boolean memoryPoints,
            MethodFlags flags,
            Problems problems,
            RewriteCache jdkCache,
            StaticsIndex statics) {
        this.statics = statics;
        this.scope = scope;
        this.memoryPoints = memoryPoints;
        this.flags = flags;
        this.problems = problems;
        this.jdkCache = jdkCache;
    }

    /**
     * Rewrites a class in every way, for nothing. To be called before the VM shows classes to the transformer: then
     * all that rewriting needs of the JDK is loaded, whatever the cache knows, and never while the VM asks for it.
     */
    public void warmUp(String name, byte[] bytes) {
        TypeIndex types = new TypeIndex(null);
        jdkCache.find(name, bytes);
        for (boolean application : new boolean[] {true, false}) {
            rewrite(new ClassContext(name, application, false, true, types), bytes);
        }
    }

    /**
     * Names of classes of which a synchronized method runs now: they keep their modifiers, because a method
     * whose flag is cleared while it runs would not release its monitor when it returns.
     */
    public void spare(Set<String> names) {
        executing = names;
    }

    /** Calls of {@code Thread.currentThread()} go through a hook; to be asked before any class is rewritten. */
    public void replaceCurrentThread() {
        CallRules.replaceCurrentThread();
    }

    /** Classes whose statics would be each run's own are loaded already; to be told before any class is rewritten. */
    public void shareStatics() {
        StaticsWriter.leaveAlone();
    }

    /** True for classes whose statics are each run's own. */
    public static boolean hasOwnStatics(String name) {
        return StaticsWriter.isTarget(name.replace('.', '/'));
    }

    /** True if the JDK class of that name came by, when loaded or to be rewritten. */
    boolean hasSeen(String name) {
        return seen.contains(name);
    }

    /** True if the class of that name, of the boot loader, is to be treated as application code. */
    boolean isIncluded(String name) {
        String internalName = name.replace('.', '/');
        return scope.isIncluded(internalName) && !isUntouched(internalName);
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (name == null) {
            return null;
        }
        if (isUntouched(name)) {
            if (loader == null) {
                IdentityHooks.defining(name);
            }
            return null;
        }
        RuntimeHooks.enterAtomic();
        try {
            return rewrite(module, loader, name, redefined, bytes);
        } catch (Throwable e) { // the JVM would swallow it and go on with the original class
            problems.transformFailed(name, e);
            return null;
        } finally {
            RuntimeHooks.leaveAtomic();
            if (loader == null) {
                IdentityHooks.defining(name);
            }
        }
    }

    @Override
    public byte[] rewrite(Class<?> host, String name, byte[] bytes) {
        ClassLoader loader = host.getClassLoader();
        String internalName = name.replace('.', '/');
        if (isUntouched(internalName) || !isApplication(internalName, loader, host.getModule())) {
            return bytes;
        }
        RuntimeHooks.enterAtomic();
        try {
            if (LambdaScan.isLambda(name)) {
                bytes = SingletonWriter.rewrite(loader, bytes);
            }
            if (LambdaScan.isLambda(name)
                    && ClassHooks.isInitialized(host)
                    && !LambdaScan.reachesOut(host.getName().replace('.', '/'), internalName, bytes)) {
                return bytes;
            }
            byte[] result = rewrite(
                    new ClassContext(internalName, true, loader == null, memoryPoints, true, new TypeIndex(loader)),
                    bytes);
            return result == null ? bytes : result;
        } catch (Throwable e) { // the class is the application's own business, with control or without
            problems.transformFailed(internalName, e);
            return bytes;
        } finally {
            RuntimeHooks.leaveAtomic();
        }
    }

    /** Rewrites a class, but for methods that would become larger than a method can be. */
    private byte[] rewrite(ClassContext context, byte[] bytes) {
        Set<String> leftAlone = new HashSet<>();
        while (true) {
            try {
                return new ClassRewriter(context, leftAlone).rewrite(bytes);
            } catch (MethodTooLargeException e) {
                if (!leftAlone.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
                problems.methodTooLarge(context.name, e.getMethodName());
            }
        }
    }

    /** A class of the boot loader: what becomes of it depends on nothing but its name and its bytes. */
    private byte[] rewriteKnown(ClassContext context, byte[] bytes) {
        byte[] result = jdkCache.find(context.name, bytes);
        if (result != null) {
            return result == RewriteCache.UNCHANGED ? null : result;
        }
        try {
            result = new ClassRewriter(context).rewrite(bytes);
        } catch (MethodTooLargeException e) {
            return rewrite(context, bytes); // not remembered: its warning would be missing the next time
        }
        jdkCache.add(context.name, bytes, result);
        return result;
    }

    private boolean isApplication(String name, ClassLoader loader, Module module) {
        return scope.isApplication(name, loader, module) && !startsWith(name, TOOLS);
    }

    private byte[] rewrite(Module module, ClassLoader loader, String name, Class<?> redefined, byte[] bytes) {
        boolean application = isApplication(name, loader, module);
        boolean renewing = application && isRenewing(loader, name);
        String key = renewing ? name + "*" : name;
        Cached earlier = application ? cache.get(key) : null;
        if (earlier != null && Arrays.equals(earlier.original, bytes)) {
            return earlier.result;
        }
        if (loader == null) {
            seen.add(name.replace('/', '.'));
        }
        boolean mayChangeFlags =
                redefined == null || flags.isAvailable() && loader == null && !executing.contains(redefined.getName());
        TypeIndex types = new TypeIndex(loader);
        ClassContext context = new ClassContext(
                name, application, !application || loader == null, memoryPoints, mayChangeFlags, types);
        if (application) {
            statics.add(name, bytes);
            context.renewal = renewing && statics.hasRenewal(name) ? statics.of(name) : null;
        }
        boolean known = loader == null && !application && mayChangeFlags;
        byte[] result = known ? rewriteKnown(context, bytes) : rewrite(context, bytes);
        if (application) {
            cache.put(key, new Cached(bytes, result));
        }
        if (loader == null && redefined != null && result != null && mayChangeFlags) {
            flags.clearSynchronized(redefined); // now: after the VM read the old flags, before it compares
        }
        return result;
    }

    private static boolean isRenewing(ClassLoader loader, String name) {
        if (loader instanceof FreshLoader) {
            ((FreshLoader) loader).defining(name);
            return ((FreshLoader) loader).isRenewing();
        }
        return false;
    }

    private static boolean isUntouched(String name) {
        return startsWith(name, UNTOUCHED)
                        && !AtomicWriter.isUpcallTarget(name)
                        && !name.equals("jdk/internal/vm/ContinuationSupport")
                        && !name.equals("jdk/internal/vm/StackableScope")
                        && !name.equals("jdk/internal/vm/ScopedValueContainer")
                        && !name.startsWith("jdk/internal/vm/ThreadContainer")
                        && !name.startsWith("jdk/internal/misc/ThreadFlock")
                        && !name.equals("jdk/internal/misc/InnocuousThread") // its run() asks who runs it
                        && !ClassUseWriter.isTarget(name)
                        && !ReferenceWriter.isTarget(name)
                        && !name.equals("java/lang/Object")
                || name.startsWith("dev/lockstep/") && isOurs(name);
    }

    private static boolean isOurs(String name) {
        String rest = name.substring("dev/lockstep/".length());
        return startsWith(rest, OURS);
    }

    private static boolean startsWith(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
