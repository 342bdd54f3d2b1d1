package dev.lockstep.task;

import java.lang.reflect.Field;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import jdk.internal.misc.Unsafe;

/** Private fields of {@code java.lang.Thread} and of lock owners, read and written by offset. */
public final class ThreadFields {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final boolean HAS_HOLDER = hasField(Thread.class, "holder");
    private static final long TID = UNSAFE.objectFieldOffset(Thread.class, "tid");
    private static final long EETOP = UNSAFE.objectFieldOffset(Thread.class, "eetop");
    private static final long INTERRUPTED = UNSAFE.objectFieldOffset(Thread.class, "interrupted");
    private static final long BLOCKER = UNSAFE.objectFieldOffset(Thread.class, "parkBlocker");
    private static final long PROBE = UNSAFE.objectFieldOffset(Thread.class, "threadLocalRandomProbe");
    private static final long SEED = UNSAFE.objectFieldOffset(Thread.class, "threadLocalRandomSeed");
    private static final long HOLDER = HAS_HOLDER ? UNSAFE.objectFieldOffset(Thread.class, "holder") : -1;
    private static final long STATUS =
            HAS_HOLDER ? inHolder("threadStatus") : UNSAFE.objectFieldOffset(Thread.class, "threadStatus");
    private static final long STACK_SIZE =
            HAS_HOLDER ? inHolder("stackSize") : UNSAFE.objectFieldOffset(Thread.class, "stackSize");
    private static final long CONTINUATION =
            hasField(Thread.class, "cont") ? UNSAFE.objectFieldOffset(Thread.class, "cont") : -1;
    private static final long NAME = UNSAFE.objectFieldOffset(Thread.class, "name");
    private static final long OWNER =
            UNSAFE.objectFieldOffset(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

    private static final long LOCKED = UNSAFE.objectFieldOffset(AbstractQueuedSynchronizer.class, "state");
    private static final long LONG_LOCKED = UNSAFE.objectFieldOffset(AbstractQueuedLongSynchronizer.class, "state");

    private ThreadFields() {}

    private static boolean hasField(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static long inHolder(String name) {
        try {
            Class<?> holder = Thread.class.getDeclaredField("holder").getType();
            return UNSAFE.objectFieldOffset(holder, name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The thread's id, even if {@code getId} is overridden. */
    public static long id(Thread thread) {
        return UNSAFE.getLong(thread, TID);
    }

    /** Address of the VM's own structure for a natively started thread; 0 if there is none. */
    public static long nativeAddress(Thread thread) {
        return UNSAFE.getLong(thread, EETOP);
    }

    /**
     * The JDK finds the current continuation in the thread that it takes for the carrier, which for it is the task's
     * own: so it moves along when another task goes on in the same continuation. JDK 21 and later.
     */
    public static void moveContinuation(Thread from, Thread to) {
        UNSAFE.putReference(to, CONTINUATION, UNSAFE.getReference(from, CONTINUATION));
        UNSAFE.putReference(from, CONTINUATION, null);
    }

    /** Sets the status bits that {@code getState} decodes. */
    public static void setStatus(Thread thread, int status) {
        Object place = HAS_HOLDER ? UNSAFE.getReference(thread, HOLDER) : thread;
        if (place != null) {
            UNSAFE.putIntVolatile(place, STATUS, status);
        }
    }

    /** Stack size in bytes that the thread's creator asked for; 0 if none. */
    public static long stackSize(Thread thread) {
        Object place = HAS_HOLDER ? UNSAFE.getReference(thread, HOLDER) : thread;
        return place == null ? 0 : UNSAFE.getLong(place, STACK_SIZE);
    }

    /** Names a thread for stack dumps and debuggers, without telling the operating system. */
    public static void setName(Thread thread, String name) {
        UNSAFE.putReferenceVolatile(thread, NAME, name);
    }

    /** The interrupt status. */
    public static boolean interrupted(Thread thread) {
        return UNSAFE.getBooleanVolatile(thread, INTERRUPTED);
    }

    /** Clears the interrupt status; true if it was set. */
    public static boolean clearInterrupt(Thread thread) {
        if (!UNSAFE.getBooleanVolatile(thread, INTERRUPTED)) {
            return false;
        }
        UNSAFE.putBooleanVolatile(thread, INTERRUPTED, false);
        return true;
    }

    /** What the thread told {@code LockSupport.park} it waits for; may be null. */
    public static Object parkBlocker(Thread thread) {
        return UNSAFE.getReferenceVolatile(thread, BLOCKER);
    }

    /** Owner of an exclusive lock; null if it has none or {@code synchronizer} is of another type. */
    public static Thread owner(Object synchronizer) {
        return synchronizer instanceof AbstractOwnableSynchronizer
                ? (Thread) UNSAFE.getReferenceVolatile(synchronizer, OWNER)
                : null;
    }

    /** Frees an exclusive lock as if its owner had released it as often as it was acquired; wakes nobody. */
    public static void free(Object synchronizer) {
        UNSAFE.putReferenceVolatile(synchronizer, OWNER, null);
        if (synchronizer instanceof AbstractQueuedSynchronizer) {
            UNSAFE.putIntVolatile(synchronizer, LOCKED, 0);
        } else if (synchronizer instanceof AbstractQueuedLongSynchronizer) {
            UNSAFE.putLongVolatile(synchronizer, LONG_LOCKED, 0L);
        }
    }

    /** Seeds the generator behind {@code ThreadLocalRandom} and the probe of striped counters. */
    public static void seedThreadLocalRandom(Thread thread, long seed, int probe) {
        UNSAFE.putLong(thread, SEED, seed);
        UNSAFE.putInt(thread, PROBE, probe);
    }
}
