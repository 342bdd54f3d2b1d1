package dev.lockstep.agent.transform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Calls that become a static hook with the same effect on the stack, in application and JDK classes alike.
 * One row a method; the receiver, if any, becomes the hook's first argument.
 */
final class CallRules {
    /** What replaces a call. */
    static final class Replacement {
        final String owner;
        final String name;
        final String descriptor;

        Replacement(String owner, String name, String descriptor) {
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
        }
    }

    private static final String THREAD = "java/lang/Thread";
    private static final Replacement PARENT =
            new Replacement(Names.LOADERS, "parent", "(Ljava/lang/ClassLoader;)Ljava/lang/ClassLoader;");
    private static final Set<String> NAMES = new HashSet<>();
    private static final Map<String, Replacement> EXACT = new HashMap<>();
    private static final Map<String, Replacement> OF_ANY_OBJECT = new HashMap<>();
    private static final Map<String, Replacement> OF_ANY_THREAD = new HashMap<>();

    static {
        exact("jdk/internal/misc/Unsafe", "park", "(ZJ)V", Names.PARKING, "park", "(Ljdk/internal/misc/Unsafe;ZJ)V");
        exact(
                "jdk/internal/misc/Unsafe",
                "unpark",
                "(Ljava/lang/Object;)V",
                Names.PARKING,
                "unpark",
                "(Ljdk/internal/misc/Unsafe;Ljava/lang/Object;)V");
        exact("java/lang/System", "nanoTime", "()J", Names.TIME, "nanoTime", "()J");
        exact("java/lang/System", "currentTimeMillis", "()J", Names.TIME, "currentTimeMillis", "()J");
        exact("jdk/internal/misc/VM", "getNanoTimeAdjustment", "(J)J", Names.TIME, "nanoTimeAdjustment", "(J)J");
        exact(
                "java/lang/Runtime",
                "availableProcessors",
                "()I",
                Names.RUNTIME,
                "availableProcessors",
                "(Ljava/lang/Runtime;)I");
        String usage = Names.HOOKS + "UsageHooks";
        exact("java/lang/Runtime", "freeMemory", "()J", usage, "freeMemory", "(Ljava/lang/Runtime;)J");
        exact("java/lang/Runtime", "totalMemory", "()J", usage, "totalMemory", "(Ljava/lang/Runtime;)J");
        exact(
                "java/lang/System",
                "identityHashCode",
                "(Ljava/lang/Object;)I",
                Names.IDENTITY,
                "identityHashCode",
                "(Ljava/lang/Object;)I");
        exact(THREAD, "start0", "()V", Names.THREADS, "start0", "(Ljava/lang/Thread;)V");
        String withObject = "(Ljava/lang/Thread;Ljava/lang/Object;)V";
        exact(THREAD, "stop0", "(Ljava/lang/Object;)V", Names.LEGACY_THREADS, "stop0", withObject);
        exact(THREAD, "suspend0", "()V", Names.LEGACY_THREADS, "suspend0", "(Ljava/lang/Thread;)V");
        exact(THREAD, "resume0", "()V", Names.LEGACY_THREADS, "resume0", "(Ljava/lang/Thread;)V");
        exact(THREAD, "interrupt0", "()V", Names.THREADS, "interrupt0", "(Ljava/lang/Thread;)V");
        String thread = "()Ljava/lang/Thread;";
        exact(THREAD, "currentCarrierThread", thread, Names.THREADS, "carrier", thread);
        exact(
                "jdk/internal/access/JavaLangAccess",
                "currentCarrierThread",
                thread,
                Names.THREADS,
                "carrier",
                "(Ljdk/internal/access/JavaLangAccess;)Ljava/lang/Thread;");
        ofAnyThread("sleep", "(J)V", "sleep", "(J)V");
        ofAnyThread("sleep", "(JI)V", "sleep", "(JI)V");
        ofAnyThread("sleep", "(Ljava/time/Duration;)V", "sleep", "(Ljava/time/Duration;)V");
        ofAnyThread("yield", "()V", "yieldNow", "()V");
        ofAnyThread("onSpinWait", "()V", "onSpinWait", "()V");
        ofAnyThread("isAlive", "()Z", "isAlive", "(Ljava/lang/Thread;)Z");
        String holds = "(Ljava/lang/Object;)Z";
        ofAnyThread("holdsLock", holds, Names.MONITORS, "holdsLock", holds);
        ofAnyObject("wait", "()V", "await", "(Ljava/lang/Object;)V");
        ofAnyObject("wait", "(J)V", "await", "(Ljava/lang/Object;J)V");
        ofAnyObject("wait", "(JI)V", "await", "(Ljava/lang/Object;JI)V");
        ofAnyObject("notify", "()V", "signal", "(Ljava/lang/Object;)V");
        ofAnyObject("notifyAll", "()V", "signalAll", "(Ljava/lang/Object;)V");
    }

    static {
        exact(
                "java/lang/invoke/VarHandle",
                "compareAndSet",
                "(Ljava/lang/Void;Ljavax/net/ssl/SSLContext;)Z", // of SSLContext.getDefault alone
                Names.HOOKS + "TlsHooks",
                "setDefault",
                "(Ljava/lang/invoke/VarHandle;Ljava/lang/Void;Ljava/lang/Object;)Z");
        NetworkRules.addCalls(CallRules::exact);
        for (NativeRules.Rule rule : NativeRules.rules()) {
            exact(
                    rule.owner,
                    rule.name,
                    rule.descriptor,
                    rule.forwarder(),
                    rule.forwarderName(),
                    rule.forwarderDescriptor());
        }
    }

    private CallRules() {}

    /**
     * From now on calls of {@code Thread.currentThread()} go through a hook, because workers stand in for the
     * application's threads. Called before the first class is rewritten, or never.
     */
    static void replaceCurrentThread() {
        String thread = "()Ljava/lang/Thread;";
        ofAnyThread("currentThread", thread, "currentThread", thread);
    }

    private static void exact(
            String owner, String name, String descriptor, String hookOwner, String hook, String hookDescriptor) {
        NAMES.add(name);
        EXACT.put(owner + "." + name + descriptor, new Replacement(hookOwner, hook, hookDescriptor));
    }

    private static void ofAnyObject(String name, String descriptor, String hook, String hookDescriptor) {
        NAMES.add(name);
        OF_ANY_OBJECT.put(name + descriptor, new Replacement(Names.MONITORS, hook, hookDescriptor));
    }

    private static void ofAnyThread(String name, String descriptor, String hook, String hookDescriptor) {
        ofAnyThread(name, descriptor, Names.THREADS, hook, hookDescriptor);
    }

    private static void ofAnyThread(
            String name, String descriptor, String hookOwner, String hook, String hookDescriptor) {
        NAMES.add(name);
        OF_ANY_THREAD.put(name + descriptor, new Replacement(hookOwner, hook, hookDescriptor));
    }

    /**
     * The replacement of a call that only the application must see changed; null if it stays. The JDK looks for service
     * providers along the parents as they are.
     */
    static Replacement findInApplication(String owner, String name, String descriptor, TypeIndex types) {
        boolean parent = name.equals("getParent") && descriptor.equals("()Ljava/lang/ClassLoader;");
        return parent && types.inheritsFromLoader(owner, name + descriptor) ? PARENT : null;
    }

    /** The replacement of a call; null if it stays. {@code types} answers whether an owner is a thread class. */
    static Replacement find(String owner, String name, String descriptor, boolean isStatic, TypeIndex types) {
        if (!NAMES.contains(name)) {
            return null; // nearly all calls: not worth joining strings
        }
        String key = name + descriptor;
        if (!isStatic) {
            Replacement replacement = OF_ANY_OBJECT.get(key);
            if (replacement != null) {
                return replacement;
            }
        }
        Replacement replacement = OF_ANY_THREAD.get(key);
        if (replacement != null && (owner.equals(THREAD) || types.inheritsFromThread(owner, key))) {
            return replacement;
        }
        return EXACT.get(owner + "." + key);
    }
}
