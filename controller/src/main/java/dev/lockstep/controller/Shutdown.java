package dev.lockstep.controller;

import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import java.util.Arrays;

/** Shutdown hooks of one run: started as tasks when the program ends itself or its last thread ends. */
final class Shutdown {
    private static final int FIRST_CAPACITY = 4;
    private final Scheduler scheduler;
    private Thread[] hooks = new Thread[FIRST_CAPACITY];
    private int count;
    private boolean running;

    Shutdown(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    boolean add(Thread hook) {
        if (running) {
            throw new IllegalStateException("Shutdown in progress");
        }
        if (indexOf(hook) >= 0) {
            throw new IllegalArgumentException("Hook previously registered");
        }
        if (hook.isAlive()) {
            throw new IllegalArgumentException("Hook already running");
        }
        if (count == hooks.length) {
            hooks = Arrays.copyOf(hooks, count * 2);
        }
        hooks[count++] = hook;
        return true;
    }

    boolean remove(Thread hook) {
        if (running) {
            throw new IllegalStateException("Shutdown in progress");
        }
        int index = indexOf(hook);
        if (index < 0) {
            return false;
        }
        System.arraycopy(hooks, index + 1, hooks, index, --count - index);
        hooks[count] = null;
        return true;
    }

    private int indexOf(Thread hook) {
        for (int i = 0; i < count; i++) {
            if (hooks[i] == hook) {
                return i;
            }
        }
        return -1;
    }

    /** Starts all hooks; true if there were any. The caller is a task, perhaps one about to end. */
    boolean startAll() {
        if (running || count == 0) {
            return false;
        }
        running = true;
        for (int i = 0; i < count; i++) {
            hooks[i].setDaemon(false);
            hooks[i].start();
        }
        return true;
    }

    /** Starts all hooks and waits for them; a second caller waits for ever, as in the JVM. */
    void runAll() {
        if (running) {
            scheduler.block(TaskState.PARKED, Task.NEVER);
            return;
        }
        startAll();
        for (int i = 0; i < count; i++) {
            joinQuietly(hooks[i]);
        }
    }

    private static void joinQuietly(Thread hook) {
        while (true) {
            try {
                hook.join();
                return;
            } catch (InterruptedException e) {
                continue; // as the JVM's own shutdown does
            }
        }
    }
}
