package dev.lockstep.engine;

import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.LangAccess;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadFields;
import jdk.internal.vm.annotation.DontInline;

/**
 * Runs every task on a real thread of its own; one holds the baton, all others are parked. Works on every JDK
 * and under every debugger. The real threads are pooled workers, each of which stands in for the application's
 * thread object from its first turn to its last.
 *
 * <p>Code that asks for the current thread gets the application's object in one of two ways: where the agent
 * rewrote the calls ({@link #CALLS_REWRITTEN}) they read {@link Current#self}; elsewhere the VM itself is told,
 * as virtual threads do it, which debuggers do not bear.
 */
public final class ThreadEngine implements Engine {
    /** Set once by the agent, before any run: calls of {@code Thread.currentThread()} go through a hook. */
    public static volatile boolean CALLS_REWRITTEN;

    private static final int STATUS_RUNNABLE = 5;
    private final TaskBody body;
    private final boolean tellsVm = !CALLS_REWRITTEN;
    private final WorkerPool pool;
    private final TurnWait waits = new TurnWait();
    private volatile Task turn;
    private volatile RunEnd end;
    private volatile Unwinding unwinding;
    private Task successor;
    private long hashLow;
    private long hashHigh;

    /** Creates the engine; {@code oneProcessor}: its threads are to share one, if that can be done. */
    public ThreadEngine(TaskBody body, boolean oneProcessor) {
        this.body = body;
        this.pool = new WorkerPool(this, oneProcessor);
    }

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public void start(Task task) {
        ThreadFields.setStatus(task.thread, STATUS_RUNNABLE);
    }

    @Override
    public void switchTo(Task from, Task to) {
        saveHashes((Worker) from.engineHandle);
        Current.unmount();
        boolean look = waits.isExchange(from, to) && !pool.isKept();
        give(to);
        awaitTurn(from, look);
    }

    @Override
    public void exit(Task from, Task to) {
        successor = to; // the worker hands on as soon as the task's body returns
    }

    /** Runs a task to its end; the task to go on with on the same worker, or null. Called by workers. */
    Task runOn(Worker worker, Task task) {
        successor = null;
        HashState.restore(HashState.of(worker), hashLow, hashHigh);
        ThreadFields.setName(worker, task.thread.getName());
        if (tellsVm) {
            Current.mount(task.thread, task.thread);
            LangAccess.instance.runAs(worker, task.thread, new Body(this, task));
        } else {
            Current.mount(worker, task.thread);
            body.run(task);
        }
        if (task.lost) {
            worker.dismiss();
            return null; // too late: other runs go on without this worker
        }
        saveHashes(worker);
        Current.unmount();
        task.engineHandle = null;
        if (task.killed) {
            pool.put(worker);
            give(null);
            return null;
        }
        Task next = successor;
        if (next == null) { // the run is over, and the next may begin without another thread
            turn = null;
            next = end.over();
        }
        if (next != null && next.engineHandle == null && WorkerPool.fits(worker, ThreadFields.stackSize(next.thread))) {
            next.engineHandle = worker;
            turn = next;
            return next;
        }
        pool.put(worker);
        if (next != null) {
            give(next);
        }
        return null;
    }

    /** True if it is the turn of the task that {@code worker} runs. Any thread. */
    boolean isTurnOf(Worker worker) {
        Task task = turn;
        return task != null && task.engineHandle == worker;
    }

    private void saveHashes(Worker worker) {
        long address = HashState.of(worker);
        hashLow = HashState.low(address);
        hashHigh = HashState.high(address);
    }

    private void give(Task to) {
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
        Worker worker = (Worker) to.engineHandle;
        turn = to;
        if (worker == null) {
            worker = pool.take(ThreadFields.stackSize(to.thread));
            to.engineHandle = worker;
            worker.call(to);
        } else {
            TurnWait.wake(worker);
        }
    }

    private void awaitTurn(Task task, boolean look) {
        Worker worker = (Worker) task.engineHandle;
        if (turn != task && !(look && waits.look(worker))) {
            TurnWait.sleep(worker);
        }
        HashState.restore(HashState.of(worker), hashLow, hashHigh);
        Current.mount(tellsVm ? task.thread : worker, task.thread);
    }

    @Override
    public void run(Task first, RunEnd runEnd) {
        end = runEnd;
        give(first);
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public void abandon(Task[] left) {
        for (Task task : left) {
            task.killed = true;
            if (task.engineHandle == null) {
                continue; // never had a turn
            }
            Unwinding unwound = new Unwinding();
            unwinding = unwound;
            body.adopt(task);
            Worker worker = (Worker) task.engineHandle;
            give(task);
            task.lost = !unwound.await(worker);
            unwinding = null;
            Current.unmount();
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
        return task == null ? 0 : HashState.of((Worker) task.engineHandle);
    }

    @Override
    public StackTraceElement[] stackTrace(Task task) {
        Worker worker = (Worker) task.engineHandle;
        return worker == null ? new StackTraceElement[0] : worker.getStackTrace();
    }

    @Override
    public Thread activeThread() {
        Task task = turn;
        return task == null ? null : (Worker) task.engineHandle;
    }

    @Override
    public int takePinned() {
        return 0;
    }

    /** A task's body, for the code that mounts its thread in the VM. */
    private static final class Body implements Runnable {
        private final ThreadEngine engine;
        private final Task task;

        Body(ThreadEngine engine, Task task) {
            this.engine = engine;
            this.task = task;
        }

        /** Not inlined: the compiler drops stores from what it inlines before a change of the current thread. */
        @Override
        @DontInline
        public void run() {
            engine.body.run(task);
        }
    }
}
