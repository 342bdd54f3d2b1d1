package dev.lockstep.task;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import jdk.internal.misc.Unsafe;

/** Wait queues inside {@code AbstractQueuedSynchronizer} and its conditions, reached by offset. */
public final class LockQueues {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int CANCELLED = 0x80000000;
    private static final Class<?> NODE = nested("Node");
    private static final Class<?> CONDITION_NODE = nested("ConditionNode");
    private static final Class<?> CONDITION = nested("ConditionObject");
    private static final long TAIL = UNSAFE.objectFieldOffset(AbstractQueuedSynchronizer.class, "tail");
    private static final long PREVIOUS = UNSAFE.objectFieldOffset(NODE, "prev");
    private static final long WAITER = UNSAFE.objectFieldOffset(NODE, "waiter");
    private static final long STATUS = UNSAFE.objectFieldOffset(NODE, "status");
    private static final long FIRST = UNSAFE.objectFieldOffset(CONDITION, "firstWaiter");
    private static final long NEXT = UNSAFE.objectFieldOffset(CONDITION_NODE, "nextWaiter");

    private LockQueues() {}

    private static Class<?> nested(String name) {
        try {
            String outer = AbstractQueuedSynchronizer.class.getName();
            return Class.forName(outer.concat("$").concat(name), false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True if {@code blocker} is a synchronizer with a queue of its own. */
    public static boolean isLock(Object blocker) {
        return blocker instanceof AbstractQueuedSynchronizer;
    }

    /**
     * Marks the place of {@code thread} in the queue of {@code blocker}, what it parked for, as given up, just as
     * the synchronizer's own code does for a thread that was interrupted; no effect for other blockers.
     */
    public static void cancel(Object blocker, Thread thread) {
        if (blocker instanceof AbstractQueuedSynchronizer) {
            Object node = UNSAFE.getReferenceVolatile(blocker, TAIL);
            while (node != null && UNSAFE.getReference(node, WAITER) != thread) {
                node = UNSAFE.getReferenceVolatile(node, PREVIOUS);
            }
            if (node != null) {
                UNSAFE.putReference(node, WAITER, null);
                UNSAFE.putIntVolatile(node, STATUS, CANCELLED);
            }
        } else if (blocker instanceof Condition && CONDITION.isInstance(blocker)) {
            Object node = UNSAFE.getReference(blocker, FIRST);
            while (node != null && UNSAFE.getReference(node, WAITER) != thread) {
                node = UNSAFE.getReference(node, NEXT);
            }
            if (node != null) {
                UNSAFE.putIntVolatile(node, STATUS, 0); // a signal passes on to the next
            }
        }
    }
}
