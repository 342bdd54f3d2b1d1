package dev.lockstep.controller;

import dev.lockstep.engine.CoroutineEngine;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HashState;
import dev.lockstep.engine.TaskBody;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.engine.ThreadEngine;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.LangAccess;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.strategy.Strategies;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskIndex;
import dev.lockstep.task.ThreadFields;
import dev.lockstep.trace.DecisionLog;

/**
 * The controller behind the hooks: one object per exploration, begun anew for each run. Delegates every
 * concern to the class that owns it and itself keeps only the life of tasks.
 */
public final class RunController extends SurroundingsController implements TaskBody {
    private static final int STATUS_TERMINATED = 2;
    private static final long HASH_SALT = 0x1DEA;
    private final Settings settings;
    private final Choices choices;
    private final Scheduler scheduler;
    private final Engine engine;
    private final IdentityHashes hashes = new IdentityHashes();
    private final Inbox inbox = new Inbox();
    private final Ending ending;
    private final Parking parking;
    private TaskIndex index;
    private DeadlockFinder deadlocks;
    private Monitors monitors;
    private Shutdown shutdown;
    private int taskCount;

    /** Creates the controller for a series of runs. */
    public RunController(Settings settings) {
        HashState.locate();
        this.settings = settings;
        this.choices = new Choices(Strategies.parse(settings.strategy));
        this.ending = new Ending(this, settings);
        this.scheduler = new Scheduler(choices, ending);
        attach(scheduler);
        this.parking = new Parking(scheduler, clock());
        this.engine = settings.engine.equals("coroutine") ? new CoroutineEngine(this) : new ThreadEngine(this);
    }

    /** Prepares a run with {@code root} as its first task, which the caller hands to the engine. */
    Task begin(long runSeed, RootThread root, DecisionLog follow) {
        beginSurroundings(runSeed);
        index = new TaskIndex();
        deadlocks = new DeadlockFinder(index);
        deadlocks.listen(ending);
        monitors = new Monitors(scheduler, new MonitorTable(hashes), deadlocks);
        shutdown = new Shutdown(scheduler);
        taskCount = 0;
        scheduler.begin(engine, inbox, parking, hashes);
        choices.begin(runSeed, settings.maxStallNanos > 0, follow);
        hashes.begin(engine, scheduler, runSeed);
        inbox.clear();
        ending.begin();
        engine.seedHashes(SplitMix.mix(runSeed ^ HASH_SALT));
        Task task = newTask(root);
        ending.root(task);
        boolean mounted = engine.start(task);
        scheduler.first(task);
        Current.controller = this;
        if (!mounted) {
            root.start();
        }
        return task;
    }

    /** Judges and clears the run that has just ended. Called by the unmanaged thread that began it. */
    RunResult finish() {
        Current.thread = null;
        Task[] left = index.live(taskCount);
        RunResult result = ending.judge(left);
        engine.abandon(left);
        scheduler.clear();
        Current.controller = null;
        return result;
    }

    private Task newTask(Thread thread) {
        Task task = new Task(taskCount++, thread);
        index.add(task);
        ending.started(task);
        return task;
    }

    @Override
    public void run(Task task) {
        try {
            task.thread.run();
        } catch (TaskKilled e) {
            return;
        } catch (Throwable e) {
            LangAccess.instance.dispatchUncaught(task.thread, e);
        }
        ThreadFields.setStatus(task.thread, STATUS_TERMINATED);
        finishTask(task);
        index.remove(task);
        scheduler.exit(task);
    }

    @Override
    public void adopt(Task task) {
        scheduler.adopt(task);
    }

    private void finishTask(Task task) {
        monitors.releaseAll(task);
        monitors.announceEnd(task);
        ending.ended(task, shutdown);
        scheduler.terminate(task);
    }

    @Override
    public void point(Object resource, int site) {
        scheduler.point(resource, site);
    }

    @Override
    public void enterAtomic() {
        Task task = scheduler.current();
        if (task.atomicDepth++ == 0) {
            hashes.enterInternal(task);
        }
    }

    @Override
    public void enterInitializer(String name) {
        Task task = scheduler.current();
        if (task.atomicDepth++ == 0) {
            hashes.enterInitializer(task, name);
        }
    }

    @Override
    public void mainEntered() {
        Task task = scheduler.current();
        if (task.id == 0 && task.atomicDepth == 0) {
            hashes.reseed(scheduler.step());
        }
    }

    @Override
    public void leaveAtomic() {
        Task task = scheduler.current();
        if (--task.atomicDepth == 0) {
            hashes.leaveInternal(task);
        }
    }

    @Override
    public void monitorEnter(Object object) {
        monitors.enter(object);
    }

    @Override
    public void monitorExit(Object object) {
        monitors.exit(object);
    }

    @Override
    public void monitorWait(Object object, long nanos) throws InterruptedException {
        monitors.await(object, nanos);
    }

    @Override
    public void monitorNotify(Object object, boolean all) {
        monitors.signal(object, all);
    }

    @Override
    public boolean holdsLock(Object object) {
        return monitors.holds(object);
    }

    @Override
    public void park(boolean absolute, long time) {
        parking.park(absolute, time);
    }

    @Override
    public boolean unpark(Thread thread) {
        Task task = index.find(thread);
        if (task == null) {
            return false;
        }
        if (Current.managed()) {
            parking.unpark(task);
        } else {
            inbox.put(task, false);
        }
        return true;
    }

    @Override
    public boolean start(Thread thread) {
        if (scheduler.current().killed) {
            throw new TaskKilled();
        }
        Task task = newTask(thread);
        boolean mounted = engine.start(task);
        scheduler.ready(task);
        return mounted;
    }

    @Override
    public boolean owns(Thread thread) {
        return index.find(thread) != null;
    }

    @Override
    public boolean isAlive(Thread thread) {
        Task task = index.find(thread);
        return task != null && !task.isTerminated();
    }

    @Override
    public Thread.State state(Thread thread) {
        Task task = index.find(thread);
        return task == null ? Thread.State.TERMINATED : task.state.threadState();
    }

    @Override
    public boolean interrupt(Thread thread) {
        Task task = index.find(thread);
        if (task == null) {
            return false;
        }
        if (Current.managed()) {
            parking.interrupt(task);
        } else {
            inbox.put(task, true);
        }
        return true;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        parking.sleep(nanos);
    }

    @Override
    public void yieldNow() {
        scheduler.yieldNow();
    }

    @Override
    public void threadEntered(Thread thread) {
        Task task = index.find(thread);
        if (task != null && task.engineHandle == null && !task.isTerminated()) {
            task.engineHandle = Boolean.TRUE;
            engine.awaitFirstTurn(task);
            if (task.killed) {
                throw new TaskKilled();
            }
        }
    }

    @Override
    public void threadExited(Thread thread) {
        Task task = index.find(thread);
        if (task == null || task.isTerminated()) {
            return;
        }
        finishTask(task);
        scheduler.exit(task);
    }

    @Override
    public void threadExiting(Thread thread) {
        Task task = index.find(thread);
        if (task != null && task.killed) {
            engine.exit(task, null); // what the JDK still does for the thread happens natively
        }
    }

    @Override
    public boolean uncaught(Thread thread, Throwable thrown) {
        try {
            return ending.uncaught(scheduler.current(), thrown);
        } catch (TaskKilled e) {
            if (engine.startsNatively()) {
                return true; // the VM would print it
            }
            throw e;
        }
    }

    @Override
    public void exit(int status, boolean halt) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        scheduler.observe(status);
        if (!halt) {
            shutdown.runAll();
        }
        ending.exit(task, status);
        scheduler.stop();
    }

    @Override
    public boolean shutdownHook(Thread hook, boolean add) {
        return add ? shutdown.add(hook) : shutdown.remove(hook);
    }

    @Override
    public StackTraceElement[] stackTrace(Thread thread) {
        Task task = index.find(thread);
        return task == null || task.isTerminated() ? new StackTraceElement[0] : engine.stackTrace(task);
    }

    Choices choices() {
        return choices;
    }

    Engine engine() {
        return engine;
    }

    DeadlockFinder deadlocks() {
        return deadlocks;
    }

    Task[] liveTasks() {
        return index.live(taskCount);
    }

    int taskCount() {
        return taskCount;
    }

    int externalEvents() {
        return inbox.total();
    }

    /** True if identity hash codes are controlled in this JVM. */
    public static boolean controlsHashes() {
        return HashState.isControlled();
    }
}
