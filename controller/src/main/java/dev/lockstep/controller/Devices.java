package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.Timed;
import dev.lockstep.task.WaitList;
import dev.lockstep.trace.MessageRing;

/**
 * What a simulated device, such as the network, may ask of the run. All calls come from the holder of the baton;
 * all times are virtual nanoseconds since the start of the run.
 */
public final class Devices {
    private static Device[] installed = new Device[0];
    private final Scheduler scheduler;
    private final MessageRing messages = new MessageRing();
    private long external;

    Devices(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Adds a device to every run of this JVM; before the first run. */
    public static synchronized void install(Device device) {
        Device[] more = java.util.Arrays.copyOf(installed, installed.length + 1);
        more[installed.length] = device;
        installed = more;
    }

    void begin(Settings settings, Task root) {
        external = 0;
        messages.clear();
        for (Device device : installed) {
            device.begin(this, settings, root);
        }
    }

    void end() {
        for (Device device : installed) {
            device.end();
        }
    }

    /** Virtual nanoseconds since the start of the run. */
    public long nowNanos() {
        return scheduler.nowNanos();
    }

    /** The task that holds the baton; null inside {@link Timed#fire} when none does. */
    public Task current() {
        return scheduler.current();
    }

    /** Number of the step that is being taken. */
    public long step() {
        return scheduler.step();
    }

    /** A scheduling point before an operation of the current task on {@code resource}. */
    public void point(Object resource, int site) {
        scheduler.point(resource, site);
    }

    /**
     * Blocks the current task until its list is woken, the deadline passes or a signal comes.
     *
     * @param deadlineNanos {@link Timed#NEVER} for no limit
     * @return false if the deadline made it return
     */
    public boolean await(WaitList list, long deadlineNanos) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        list.add(task);
        try {
            scheduler.block(TaskState.IN_DEVICE, deadlineNanos);
        } finally {
            list.remove(task);
        }
        return !task.timedOut;
    }

    /** Makes every task that waits in {@code list} runnable. */
    public void wakeAll(WaitList list) {
        for (int i = 0; i < list.size(); i++) {
            wake(list.get(i));
        }
    }

    /** Makes a task runnable if it waits for a device. */
    public void wake(Task task) {
        if (task.state == TaskState.IN_DEVICE && !task.killed) {
            scheduler.ready(task);
        }
    }

    /** Has {@code event} fire at {@code atNanos}, or as soon as possible if that is past. */
    public void schedule(Timed event, long atNanos) {
        scheduler.time().schedule(event, atNanos);
    }

    /** All events and deadlines to come, those of other devices and of tasks included; in no particular order. */
    public Timed[] scheduled() {
        return scheduler.time().scheduled();
    }

    /** Takes back an event that has not fired yet. */
    public void cancel(Timed event) {
        scheduler.time().cancel(event);
    }

    /** An index below {@code bound} (1 to 2^30), drawn from the seed and recorded as a decision. */
    public int draw(int bound) {
        return scheduler.draw(bound);
    }

    /** Mixes an observable event into the trace hash. */
    public void observe(long event) {
        scheduler.recorder().observe(event);
    }

    /** The last messages between devices, for reports. */
    public MessageRing messages() {
        return messages;
    }

    /** Counts an act on the world outside, which a replay cannot repeat. */
    public void countExternal() {
        external++;
    }

    long external() {
        return external;
    }
}
