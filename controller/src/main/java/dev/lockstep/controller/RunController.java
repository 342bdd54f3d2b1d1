package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HashState;
import dev.lockstep.engine.TaskBody;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.ChildHooks;
import dev.lockstep.hooks.ClassHooks;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.Outside;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.ProcessHooks;
import dev.lockstep.hooks.ReferenceHooks;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.strategy.Strategies;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskIndex;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;
import dev.lockstep.trace.DecisionLog;
import dev.lockstep.trace.NoteRing;
import java.io.IOException;
import jdk.internal.misc.Unsafe;

/**
 * The controller behind the hooks: one object per exploration, begun anew for each run. Delegates every
 * concern to the class that owns it and itself keeps only the life of tasks.
 */
public final class RunController extends IdentityController implements TaskBody {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long HASH_SALT = 0x1DEA;
    private final Settings settings;
    private final Choices choices;
    private final Scheduler scheduler;
    private final Engine engine;
    private final Inbox inbox = new Inbox();
    private final LinkageCache linkage = new LinkageCache();
    private final OutsideCalls calls;
    private final Ending ending;
    private final SpuriousWakeups spurious;
    private final Parking parking;
    private final Devices devices;
    private final ClassInitializers initializers;
    private final SelfCheck check;
    private final Nodes nodes = new Nodes(this);
    private final Baton baton = new Baton(this);
    private final NoteRing notes = new NoteRing();
    private TaskIndex index;
    private DeadlockFinder deadlocks;
    private LostLocks lostLocks;
    private int taskCount;
    private volatile boolean givenUp;

    /** Creates the controller for a series of runs. */
    public RunController(Settings settings) {
        HashState.locate();
        this.settings = settings;
        this.choices = new Choices(Strategies.parse(settings.strategy));
        this.ending = new Ending(this, settings);
        this.scheduler = new Scheduler(choices, ending);
        this.calls = new OutsideCalls(scheduler, inbox);
        this.check = new SelfCheck(scheduler);
        attach(scheduler);
        this.initializers = new ClassInitializers(scheduler, settings.freshStatics);
        this.spurious = new SpuriousWakeups(scheduler, settings.spuriousWakeups);
        this.parking = new Parking(scheduler, clock(), spurious);
        this.devices = new Devices(scheduler);
        this.engine = Engines.create(settings, this);
    }

    /** The next run is the first of its seed, or the second that is compared with it. */
    void compare(boolean second) {
        scheduler.recorder().check(check);
        check.begin(second);
    }

    SelfCheck check() {
        return check;
    }

    /** Prepares a run with {@code root} as its first task, which the caller hands to the engine. */
    Task begin(long runSeed, RootThread root, DecisionLog follow) {
        beginSurroundings(runSeed);
        index = new TaskIndex();
        deadlocks = new DeadlockFinder(index, initializers);
        initializers.begin(deadlocks);
        ClassHooks.gate = initializers;
        deadlocks.listen(ending);
        lockWith(new Monitors(scheduler, new MonitorTable(hashes()), deadlocks, spurious));
        lostLocks = new LostLocks(index, parking);
        parking.begin(lostLocks);
        taskCount = 0;
        scheduler.begin(engine, inbox, hashes());
        choices.begin(runSeed, settings.maxStallNanos > 0, follow);
        hashes().begin(engine, scheduler, runSeed);
        inbox.begin(parking, calls);
        ending.begin();
        notes.clear();
        nodes.begin(root);
        engine.seedHashes(SplitMix.mix(runSeed ^ HASH_SALT));
        Task task = newTask(root);
        ending.root(task);
        devices.begin(settings, task);
        engine.start(task);
        scheduler.first(task);
        Current.controller = this;
        return task;
    }

    /** Judges and clears the run that has just ended. Called by the unmanaged thread that began it. */
    RunResult finish() {
        Current.unmount();
        Task[] left = index.live(taskCount);
        check.end(scheduler.recorder().hash());
        RunResult result = ending.judge(left);
        engine.abandon(left);
        Task[] dead = nodes.takeDead();
        engine.abandon(dead);
        ThreadBody.forget(left);
        ThreadBody.forget(dead);
        devices.end();
        scheduler.clear();
        initializers.clear();
        Current.controller = null;
        ReferenceHooks.runOver();
        linkage.runOver();
        ProcessHooks.runOver();
        ChildHooks.runOver();
        return result;
    }

    /** Ends the run in progress soon. Any thread. */
    void cancel() {
        scheduler.cancel();
    }

    /**
     * Leaves a run that is stuck to itself: whatever its tasks still do, they do natively, and none of it reaches
     * the runs that follow. Called by an unmanaged thread.
     */
    void giveUp() {
        givenUp = true;
        Current.thread = null;
        Current.controller = null;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    private Task newTask(Thread thread) {
        Task task = new Task(taskCount++, thread, nodes.ofNewTask());
        Task starter = scheduler.current();
        if (starter != null) {
            task.host = task.node.host == null ? starter.host : task.node.host;
        }
        index.add(task);
        nodes.started(task);
        ending.started(task);
        return task;
    }

    @Override
    public void run(Task task) {
        try {
            ThreadBody.run(task, ending);
            if (task.killed) {
                return; // the program swallowed the order to unwind
            }
            while (givenUp) {
                UNSAFE.park(false, 0L); // back in the dispatch loop it would take the baton from another run
            }
            ThreadFields.setStatus(task.thread, ThreadBody.STATUS_TERMINATED);
            finishTask(task);
        } catch (TaskKilled e) {
            return;
        }
        index.remove(task);
        scheduler.exit(task);
    }

    @Override
    public void adopt(Task task) {
        scheduler.adopt(task);
    }

    private void finishTask(Task task) {
        monitors().releaseAll(task);
        monitors().announceEnd(task);
        ending.finish(task);
        nodes.ended(task, task.thrown);
        ending.ended(task, nodes.hooks(task.node));
        scheduler.terminate(task);
    }

    @Override
    public void point(Object resource, int site) {
        scheduler.point(resource, site);
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
    public void start(Thread thread) {
        if (scheduler.current().killed) {
            throw new TaskKilled();
        }
        Task task = newTask(thread);
        engine.start(task);
        scheduler.ready(task);
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
        scheduler.giveWay(PointKind.YIELD);
    }

    @Override
    public void loop() {
        scheduler.loop();
    }

    @Override
    public void exit(int status, boolean halt) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        scheduler.recorder().observe(status);
        if (!task.node.isDefault()) {
            nodes.exit(task.node, status, halt, NodeEnd.EXITED);
        }
        nodes.finish();
        if (!halt) {
            nodes.hooks(task.node).runAll();
        }
        ending.exit(task, status);
        scheduler.stop();
    }

    @Override
    public void outside(Outside call) throws IOException {
        calls.make(call);
    }

    @Override
    public boolean shutdownHook(Thread hook, boolean add) {
        Shutdown hooks = nodes.hooks(scheduler.current().node);
        return add ? hooks.add(hook) : hooks.remove(hook);
    }

    @Override
    public StackTraceElement[] stackTrace(Thread thread) {
        Task task = index.find(thread);
        return task == null || task.isTerminated() ? new StackTraceElement[0] : engine.stackTrace(task);
    }

    /** A task of a stopped node: nothing of it may run any more, whatever the engine still holds of it. */
    void markKilled(Task task) {
        lostLocks.leaveQueue(task, task.state);
        task.dropped = true;
        task.killed = task != scheduler.current();
        scheduler.suspend(task);
        scheduler.time().cancel(task);
        task.state = TaskState.TERMINATED;
    }

    /** Undoes what a killed task has left in the state of others, once all that die with it are marked. */
    void forgetKilled(Task task) {
        monitors().forget(task);
        monitors().announceEnd(task);
        ending.killed(task);
    }

    void freeLostLocks(Task[] live) {
        parking.expectDeadOwners();
        lostLocks.freeAll(live);
    }

    ClassInitializers initializers() {
        return initializers;
    }

    Nodes nodes() {
        return nodes;
    }

    Baton baton() {
        return baton;
    }

    NoteRing notes() {
        return notes;
    }

    void fail(Failure failure) {
        ending.fail(failure);
    }

    OutsideCalls calls() {
        return calls;
    }

    Inbox inbox() {
        return inbox;
    }

    Choices choices() {
        return choices;
    }

    Engine engine() {
        return engine;
    }

    @Override
    DeadlockFinder deadlocks() {
        return deadlocks;
    }

    @Override
    Task[] liveTasks() {
        return index.live(taskCount);
    }

    @Override
    int taskCount() {
        return taskCount;
    }

    Devices devices() {
        return devices;
    }

    @Override
    Task task(Thread thread) {
        return index.find(thread);
    }

    int externalEvents() {
        return inbox.total() + (int) devices.external();
    }

    /** True if identity hash codes are controlled in this JVM. */
    public static boolean controlsHashes() {
        return HashState.isControlled();
    }
}
