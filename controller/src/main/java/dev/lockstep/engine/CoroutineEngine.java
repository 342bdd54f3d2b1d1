package dev.lockstep.engine;

import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.LangAccess;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadFields;
import jdk.internal.vm.annotation.DontInline;

/**
 * Runs every task as a continuation on one carrier thread (JDK 21 and later). A switch is a yield into the
 * dispatch loop and a run of the next continuation.
 */
public final class CoroutineEngine implements Engine {
    private static final int STATUS_RUNNABLE = 5;
    private static final int MAX_IDLE = 64;
    private final TaskBody body;
    private final Carrier[] idle = new Carrier[MAX_IDLE];
    private int idleCount;
    private boolean closed;
    private int carriers;
    private int pinned;
    private long hashLow;
    private long hashHigh;
    private boolean hashesPending;
    private volatile Carrier active;
    private volatile Task next;
    private Task exited;
    private volatile RunEnd end;
    private volatile Unwinding unwinding;

    /** Creates the engine; its first carrier starts with the first run. */
    public CoroutineEngine(TaskBody body) {
        this.body = body;
    }

    @Override
    public String name() {
        return "coroutine";
    }

    @Override
    public void start(Task task) {
        ThreadFields.setStatus(task.thread, STATUS_RUNNABLE);
    }

    @Override
    public void switchTo(Task from, Task to) {
        next = to;
        Coroutine coroutine = (Coroutine) from.engineHandle;
        if (!coroutine.suspend()) {
            keepCarrier(from);
        }
    }

    @Override
    public void exit(Task from, Task to) {
        next = to; // the continuation's body goes on with it, or returns, right after this call
        exited = from;
    }

    @Override
    public void run(Task first, RunEnd runEnd) {
        end = runEnd;
        next = first;
        Carrier carrier = takeIdle();
        active = carrier;
        hashesPending = true;
        carrier.call();
    }

    /** Mounts task after task until the run is over or another carrier must go on. */
    void dispatch(Carrier carrier) {
        if (hashesPending) {
            hashesPending = false;
            HashState.restore(HashState.of(carrier), hashLow, hashHigh);
        }
        while (true) {
            Task task = next;
            if (task == null) {
                Unwinding waiting = unwinding;
                task = waiting == null ? end.over() : null;
                if (task == null) {
                    putIdle(carrier);
                    if (waiting != null) {
                        waiting.signal();
                    }
                    return;
                }
                next = task;
                HashState.restore(HashState.of(carrier), hashLow, hashHigh);
            }
            Carrier keeper = keeperOf(task);
            if (keeper != null) {
                putIdle(carrier);
                HashState.copy(HashState.of(carrier), HashState.of(keeper));
                active = keeper;
                keeper.call();
                return;
            }
            Coroutine coroutine = (Coroutine) task.engineHandle;
            if (coroutine == null) {
                coroutine = CoroutineFactory.instance.create(new Body(this, task));
                task.engineHandle = coroutine;
            }
            mount(carrier, task, coroutine);
            if (task.lost) {
                carrier.dismiss();
                return; // too late: other runs go on without this carrier
            }
        }
    }

    private static void mount(Carrier carrier, Task task, Coroutine coroutine) {
        Current.mount(task.thread, task.thread);
        coroutine.resume(carrier, task.thread);
        if (!task.lost) {
            Current.unmount();
        }
    }

    private static Carrier keeperOf(Task task) {
        return task.pinnedCarrier == null ? null : (Carrier) task.pinnedCarrier;
    }

    /** A native frame is on the stack: this carrier sleeps with it while another runs the others. */
    private void keepCarrier(Task task) {
        Carrier mine = active;
        pinned++;
        task.pinnedCarrier = mine;
        mine.pinnedBy = task;
        Current.unmount();
        Carrier other = takeIdle();
        HashState.copy(HashState.of(mine), HashState.of(other));
        active = other;
        other.call();
        mine.awaitCall();
        mine.pinnedBy = null;
        task.pinnedCarrier = null;
        Current.mount(task.thread, task.thread);
    }

    private synchronized Carrier takeIdle() {
        if (idleCount > 0) {
            return idle[--idleCount];
        }
        Carrier carrier = new Carrier(this, carriers++);
        carrier.start();
        return carrier;
    }

    private synchronized void putIdle(Carrier carrier) {
        if (idleCount < MAX_IDLE && !closed) {
            idle[idleCount++] = carrier;
        } else {
            carrier.dismiss();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (idleCount > 0) {
            Carrier carrier = idle[--idleCount];
            idle[idleCount] = null;
            carrier.dismiss();
        }
    }

    @Override
    public Thread activeThread() {
        return active;
    }

    @Override
    public void seedHashes(long bits) {
        hashLow = HashState.seedLow(bits);
        hashHigh = HashState.seedHigh();
    }

    @Override
    public long hashState() {
        return HashState.of(active);
    }

    @Override
    public void abandon(Task[] left) {
        for (Task task : left) {
            Carrier keeper = keeperOf(task);
            if (keeper != null) {
                unwind(task, keeper);
            }
            task.engineHandle = null; // an unpinned continuation is just dropped: no finally block runs
        }
    }

    private void unwind(Task task, Carrier keeper) {
        task.killed = true;
        Unwinding unwound = new Unwinding();
        Carrier mine = active;
        unwinding = unwound;
        body.adopt(task);
        next = null;
        active = keeper;
        keeper.call();
        task.lost = !unwound.await(keeper);
        unwinding = null;
        active = mine;
    }

    @Override
    public StackTraceElement[] stackTrace(Task task) {
        if (task.pinnedCarrier != null) {
            return ((Carrier) task.pinnedCarrier).getStackTrace();
        }
        Coroutine coroutine = (Coroutine) task.engineHandle;
        return coroutine == null ? new StackTraceElement[0] : coroutine.frames();
    }

    @Override
    public int takePinned() {
        int count = pinned;
        pinned = 0;
        return count;
    }

    /**
     * The task that goes on where {@code ended} has ended, on the same stack; null if another stack must. Called at
     * the bottom of a coroutine, from code in which no caller or callee has read the current thread.
     */
    private Task takeOver(Task ended) {
        Task following = next;
        if (exited != ended || following == null || following.engineHandle != null || following.pinnedCarrier != null) {
            return null;
        }
        exited = null;
        following.engineHandle = ended.engineHandle;
        ended.engineHandle = null;
        Current.unmount();
        ThreadFields.moveContinuation(ended.thread, following.thread);
        LangAccess.instance.continueAs(active, following.thread);
        Current.mount(following.thread, following.thread);
        return following;
    }

    /** A continuation's body: runs one task, and those that begin where one has ended. */
    private static final class Body implements Runnable {
        private final CoroutineEngine engine;
        private final Task task;

        Body(CoroutineEngine engine, Task task) {
            this.engine = engine;
            this.task = task;
        }

        @Override
        public void run() {
            for (Task current = task; current != null; current = engine.takeOver(current)) {
                runOne(current);
            }
        }

        /** Not inlined: compiled code takes the current thread for constant within a method. */
        @DontInline
        private void runOne(Task current) {
            engine.body.run(current);
        }
    }
}
