package dev.lockstep.engine;

import dev.lockstep.hooks.Current;
import dev.lockstep.task.Task;
import jdk.internal.misc.Unsafe;

/**
 * Runs every task on its own real thread; one holds the baton, all others are parked. Works on every JDK
 * and under every debugger.
 */
public final class ThreadEngine implements Engine {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private final TaskBody body;
    private volatile Task turn;
    private volatile RunEnd end;
    private volatile Unwinding unwinding;
    private long hashLow;
    private long hashHigh;

    /** Creates the engine. */
    public ThreadEngine(TaskBody body) {
        this.body = body;
    }

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public boolean start(Task task) {
        return false;
    }

    @Override
    public void switchTo(Task from, Task to) {
        hand(from.thread, to);
        awaitTurn(from);
    }

    @Override
    public void exit(Task from, Task to) {
        hand(from.thread, to);
    }

    private void hand(Thread from, Task to) {
        long address = HashState.of(from);
        hashLow = HashState.low(address);
        hashHigh = HashState.high(address);
        Current.thread = null;
        if (to == null) {
            turn = null;
            Unwinding waiting = unwinding;
            if (waiting == null) {
                end.signal();
            } else {
                waiting.signal();
            }
            return;
        }
        give(to);
    }

    private void give(Task to) {
        Current.thread = to.thread;
        turn = to;
        UNSAFE.unpark(to.thread);
    }

    private void awaitTurn(Task task) {
        while (turn != task) {
            UNSAFE.park(false, 0L);
        }
        HashState.restore(HashState.of(task.thread), hashLow, hashHigh);
    }

    @Override
    public void awaitFirstTurn(Task task) {
        awaitTurn(task);
    }

    @Override
    public void run(Task first, RunEnd runEnd) {
        end = runEnd;
        give(first);
    }

    @Override
    public void abandon(Task[] left) {
        for (Task task : left) {
            task.killed = true;
            Unwinding unwound = new Unwinding();
            unwinding = unwound;
            body.adopt(task);
            give(task);
            unwound.await();
            unwinding = null;
            Current.thread = null;
        }
    }

    @Override
    public void seedHashes(long bits) {
        hashLow = HashState.seedLow(bits);
        hashHigh = HashState.seedHigh();
    }

    @Override
    public long hashState() {
        Task task = turn;
        return task == null ? 0 : HashState.of(task.thread);
    }

    @Override
    public StackTraceElement[] stackTrace(Task task) {
        // not getStackTrace: that asks the controller, which asks here
        StackTraceElement[] frames = Thread.getAllStackTraces().get(task.thread);
        return frames == null ? new StackTraceElement[0] : frames;
    }

    @Override
    public Thread activeThread() {
        Task task = turn;
        return task == null ? null : task.thread;
    }

    @Override
    public boolean startsNatively() {
        return true;
    }

    @Override
    public int takePinned() {
        return 0;
    }
}
