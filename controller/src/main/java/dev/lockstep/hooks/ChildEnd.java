package dev.lockstep.hooks;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/** Waits for the end of a process; with the JDK's own reaper, if it is a child. */
final class ChildEnd extends Outside {
    final long pid;
    private final boolean reap;

    /** True once the process has ended. */
    volatile boolean ended;

    /** Exit status, once there is one. */
    int status;

    ChildEnd(long pid, boolean reap) {
        this.pid = pid;
        this.reap = reap;
    }

    @Override
    public void call() {
        try {
            Method completion = Class.forName("java.lang.ProcessHandleImpl")
                    .getDeclaredMethod("completion", long.class, boolean.class);
            completion.setAccessible(true);
            status = (Integer) ((CompletableFuture<?>) completion.invoke(null, pid, reap)).join();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no way to wait for a process", e);
        }
        ended = true;
    }

    @Override
    public String event() {
        return "end of child process with exit status " + status;
    }

    @Override
    public boolean isLast() {
        return true;
    }
}
