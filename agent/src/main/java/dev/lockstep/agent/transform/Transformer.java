package dev.lockstep.agent.transform;

import dev.lockstep.agent.boot.MethodFlags;
import dev.lockstep.hooks.RuntimeHooks;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The class file transformer: decides what a class is to us, and remembers what became of its bytes. */
public final class Transformer implements ClassFileTransformer {
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
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Set<String> executing = Set.of();
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    /** Creates the transformer; {@code flags} lets retransformed classes lose modifiers. */
    public Transformer(Scope scope, boolean memoryPoints, MethodFlags flags, Problems problems) {
        this.scope = scope;
        this.memoryPoints = memoryPoints;
        this.flags = flags;
        this.problems = problems;
    }

    /**
     * Names of classes of which a synchronized method runs now: they keep their modifiers, because a method
     * whose flag is cleared while it runs would not release its monitor when it returns.
     */
    public void spare(Set<String> names) {
        executing = names;
    }

    /** True if the JDK class of that name came by, when loaded or to be rewritten. */
    boolean hasSeen(String name) {
        return seen.contains(name);
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (name == null || isUntouched(name)) {
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
        }
    }

    private byte[] rewrite(Module module, ClassLoader loader, String name, Class<?> redefined, byte[] bytes) {
        boolean application = scope.isApplication(name, loader, module) && !startsWith(name, TOOLS);
        Cached known = application ? cache.get(name) : null;
        if (known != null && Arrays.equals(known.original, bytes)) {
            return known.result;
        }
        if (loader == null) {
            seen.add(name.replace('/', '.'));
        }
        boolean mayChangeFlags =
                redefined == null || flags.isAvailable() && loader == null && !executing.contains(redefined.getName());
        TypeIndex types = new TypeIndex(loader);
        byte[] result = new ClassRewriter(new ClassContext(name, application, memoryPoints, mayChangeFlags, types))
                .rewrite(bytes);
        if (application) {
            cache.put(name, new Cached(bytes, result));
        } else if (redefined != null && result != null && mayChangeFlags) {
            flags.clearSynchronized(redefined); // now: after the VM read the old flags, before it compares
        }
        return result;
    }

    private static boolean isUntouched(String name) {
        return startsWith(name, UNTOUCHED) && !AtomicWriter.isUpcallTarget(name)
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
