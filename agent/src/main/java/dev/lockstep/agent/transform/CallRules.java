package dev.lockstep.agent.transform;

import java.util.HashMap;
import java.util.Map;

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
        exact(THREAD, "start0", "()V", Names.THREADS, "start0", "(Ljava/lang/Thread;)V");
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
        OF_ANY_THREAD.put(
                "holdsLock(Ljava/lang/Object;)Z",
                new Replacement(Names.MONITORS, "holdsLock", "(Ljava/lang/Object;)Z"));
        ofAnyObject("wait", "()V", "await", "(Ljava/lang/Object;)V");
        ofAnyObject("wait", "(J)V", "await", "(Ljava/lang/Object;J)V");
        ofAnyObject("wait", "(JI)V", "await", "(Ljava/lang/Object;JI)V");
        ofAnyObject("notify", "()V", "signal", "(Ljava/lang/Object;)V");
        ofAnyObject("notifyAll", "()V", "signalAll", "(Ljava/lang/Object;)V");
    }

    private CallRules() {}

    private static void exact(
            String owner, String name, String descriptor, String hookOwner, String hook, String hookDescriptor) {
        EXACT.put(owner + "." + name + descriptor, new Replacement(hookOwner, hook, hookDescriptor));
    }

    private static void ofAnyObject(String name, String descriptor, String hook, String hookDescriptor) {
        OF_ANY_OBJECT.put(name + descriptor, new Replacement(Names.MONITORS, hook, hookDescriptor));
    }

    private static void ofAnyThread(String name, String descriptor, String hook, String hookDescriptor) {
        OF_ANY_THREAD.put(name + descriptor, new Replacement(Names.THREADS, hook, hookDescriptor));
    }

    /** The replacement of a call; null if it stays. {@code types} answers whether an owner is a thread class. */
    static Replacement find(String owner, String name, String descriptor, boolean isStatic, TypeIndex types) {
        String key = name + descriptor;
        if (!isStatic) {
            Replacement replacement = OF_ANY_OBJECT.get(key);
            if (replacement != null) {
                return replacement;
            }
        }
        Replacement replacement = OF_ANY_THREAD.get(key);
        if (replacement != null && (owner.equals(THREAD) || types.isThread(owner))) {
            return replacement;
        }
        return EXACT.get(owner + "." + key);
    }
}
