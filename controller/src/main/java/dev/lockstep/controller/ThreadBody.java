package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadEnd;
import dev.lockstep.task.ThreadFields;

/** What the VM does around a thread's {@code run}: dispatches what it throws, then ends the thread. */
final class ThreadBody {
    /** What the JDK's own code takes for the status of a thread that has ended. */
    static final int STATUS_TERMINATED = 2;

    private ThreadBody() {}

    /** Ends the thread objects of tasks that were unwound, or their groups would keep them. */
    static void forget(Task[] tasks) {
        for (Task task : tasks) {
            ThreadEnd.of(task.thread);
            ThreadFields.setStatus(task.thread, STATUS_TERMINATED);
        }
    }

    static void run(Task task, Ending ending) {
        Thread thread = task.thread;
        try {
            thread.run();
        } catch (TaskKilled e) {
            throw e;
        } catch (Throwable e) {
            task.thrown = e;
            if (!ending.uncaught(task, e)) {
                handle(thread, e);
            }
        }
        if (!task.killed) {
            ThreadEnd.of(thread);
        }
    }

    /** As the VM does: what a handler throws is said in one line and otherwise ignored. */
    private static void handle(Thread thread, Throwable thrown) {
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (TaskKilled e) {
            throw e;
        } catch (Throwable e) {
            HandlerFailure.print(thread, e);
        }
    }
}
