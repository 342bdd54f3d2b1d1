package dev.lockstep.hooks;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import jdk.internal.misc.Unsafe;
import jdk.internal.ref.CleanerFactory;

/**
 * The garbage collector's effects on a run. Frozen, which is the default, what a run refers to weakly stays, and no
 * reference is put into a queue by the collector before the run is over. Live, both happen as they will.
 */
public final class ReferenceHooks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long QUEUE = UNSAFE.objectFieldOffset(Reference.class, "queue");
    private static final long INTERRUPTED = UNSAFE.objectFieldOffset(Thread.class, "interrupted");
    private static final int MAX_KEPT = 1 << 16;
    private static final int FIRST_CAPACITY = 64;

    /** Set before the first run; any thread reads it. */
    public static volatile boolean live;

    private static final Object LOCK = new Object();
    private static volatile Object systemQueue;
    private static Reference<?>[] held = new Reference<?>[FIRST_CAPACITY];
    private static int heldCount;
    private static Object[] kept = new Object[FIRST_CAPACITY];
    private static int keptCount;
    private static Thread[] waiters = new Thread[0];

    private ReferenceHooks() {}

    /** Looks up, once per JVM, the queue of the JDK's own cleaner, which is never frozen. */
    public static void prepare() {
        Cleaner cleaners = CleanerFactory.cleaner();
        Object cleaner = UNSAFE.getReference(cleaners, UNSAFE.objectFieldOffset(Cleaner.class, "impl"));
        systemQueue = UNSAFE.getReference(cleaner, UNSAFE.objectFieldOffset(cleaner.getClass(), "queue"));
    }

    /** End of every reference's constructor. */
    public static void created(Reference<?> reference, Object referent) {
        if (Current.thread != Thread.currentThread() || live || referent == null || keptCount == MAX_KEPT) {
            return;
        }
        if (reference instanceof WeakReference || reference instanceof SoftReference) {
            if (keptCount == kept.length) {
                Object[] more = new Object[keptCount * 2];
                System.arraycopy(kept, 0, more, 0, keptCount);
                kept = more;
            }
            kept[keptCount++] = referent;
        }
    }

    /** The collector is about to put {@code reference} into its queue; true if that must wait. Any thread. */
    public static boolean holdsBack(Reference<?> reference) {
        if (Current.controller == null || live || UNSAFE.getReference(reference, QUEUE) == systemQueue) {
            return false;
        }
        synchronized (LOCK) {
            if (heldCount == held.length) {
                Reference<?>[] more = new Reference<?>[heldCount * 2];
                System.arraycopy(held, 0, more, 0, heldCount);
                held = more;
            }
            held[heldCount++] = reference;
        }
        return true;
    }

    /**
     * True for what a run makes and the VM would finalize: it would be kept until then, with all that it refers to, and
     * be finalized beside a later run.
     */
    public static boolean leavesUnfinalized() {
        return !live && Current.managed();
    }

    /** The run is over: what was kept is free, what was held back goes on. */
    public static void runOver() {
        kept = new Object[FIRST_CAPACITY];
        keptCount = 0;
        waiters = new Thread[0];
        Reference<?>[] free;
        int count;
        synchronized (LOCK) {
            free = held;
            count = heldCount;
            held = new Reference<?>[FIRST_CAPACITY];
            heldCount = 0;
        }
        for (int i = 0; i < count; i++) {
            release(free[i]);
        }
    }

    private static void release(Reference<?> reference) {
        try {
            Method method = Reference.class.getDeclaredMethod("enqueueFromPending");
            method.setAccessible(true);
            method.invoke(reference);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code reference.enqueue()} has done its work, or the collector has. Any thread. */
    public static void enqueued(Reference<?> reference) {
        Controller controller = Current.controller;
        Thread[] all = waiters;
        if (controller == null) {
            return;
        }
        for (Thread waiter : all) {
            controller.unpark(waiter);
        }
    }

    /** Start of a cleaner's thread. */
    public static void startCleaner(Thread thread) {
        if (live || !Current.managed()) {
            thread.start();
        }
    }

    /** A timer wants its thread ended when nobody knows the timer any more; frozen, that is not before the run ends. */
    public static Cleaner.Cleanable registerTimer(Cleaner cleaner, Object timer, Runnable action) {
        return live || !Current.managed() ? cleaner.register(timer, action) : new TimerCleaning(action);
    }

    /** {@code queue.remove()}. */
    public static Reference<?> remove(ReferenceQueue<?> queue) throws InterruptedException {
        return remove(queue, 0);
    }

    /** {@code queue.remove(millis)}. */
    public static Reference<?> remove(ReferenceQueue<?> queue, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("Negative timeout value");
        }
        Controller controller = Current.controller;
        long nanos = Durations.millisToNanos(millis);
        long start = controller.nanoTime();
        addWaiter();
        try {
            while (true) {
                Reference<?> found = queue.poll();
                if (found != null) {
                    return found;
                }
                long left = millis == 0 ? 0 : nanos - (controller.nanoTime() - start);
                if (left < 0 || left == 0 && millis != 0) {
                    return null;
                }
                controller.park(false, left);
                if (UNSAFE.getBooleanVolatile(Current.self, INTERRUPTED)) {
                    UNSAFE.putBooleanVolatile(Current.self, INTERRUPTED, false);
                    throw new InterruptedException();
                }
            }
        } finally {
            removeWaiter();
        }
    }

    private static void addWaiter() {
        Thread[] more = new Thread[waiters.length + 1];
        System.arraycopy(waiters, 0, more, 0, waiters.length);
        more[waiters.length] = Current.self;
        waiters = more;
    }

    private static void removeWaiter() {
        Thread me = Current.self;
        int rest = 0;
        Thread[] fewer = new Thread[waiters.length];
        for (Thread waiter : waiters) {
            if (waiter != me) {
                fewer[rest++] = waiter;
            }
        }
        Thread[] exact = new Thread[rest];
        System.arraycopy(fewer, 0, exact, 0, rest);
        waiters = exact;
    }
}
