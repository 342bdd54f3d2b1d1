package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.controller.FailureKind;
import dev.lockstep.task.Task;

/** Two tasks of which a failure of one ends the other; no longer so when one of them has ended in peace. */
final class Links implements TaskEnd {
    private final Baton baton;
    private final Task one;
    private final Task two;
    private boolean over;

    private Links(Baton baton, Task one, Task two) {
        this.baton = baton;
        this.one = one;
        this.two = two;
    }

    /** Links two tasks. */
    static void link(Baton baton, Task one, Task two) {
        Links links = new Links(baton, one, two);
        ClusterRun.watch(one, links);
        ClusterRun.watch(two, links);
    }

    @Override
    public void ended(Task task, Throwable thrown) {
        if (over) {
            return;
        }
        over = true;
        Task other = task == one ? two : one;
        if (thrown == null && !task.dropped || other.isTerminated()) {
            return;
        }
        if (other.id == 0) {
            String why = thrown == null ? "was stopped" : "failed: " + thrown;
            String message = "the main thread ends with a linked thread, " + task + ", which " + why;
            baton.fail(FailureKind.EXCEPTION, message, thrown, "");
        }
        baton.kill(other);
    }
}
