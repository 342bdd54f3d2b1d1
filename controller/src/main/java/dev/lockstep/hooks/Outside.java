package dev.lockstep.hooks;

import java.io.IOException;

/** A call that a real thread makes in a task's place while the other tasks of the run go on. */
public abstract class Outside {
    /** Makes the call. In a thread that is not managed; what it throws is thrown to the task. */
    public abstract void call() throws IOException;

    /** What has come from outside, in words; null if nothing has. After {@link #call}. */
    public abstract String event();

    /** True if whatever else comes from the same side comes first, as the output of a process before its end. */
    public boolean isLast() {
        return false;
    }
}
