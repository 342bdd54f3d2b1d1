package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadFields;
import java.util.concurrent.Callable;

/** A call on another node, for whose end the caller waits. */
final class Call implements Runnable, TaskEnd {
    private final Baton baton;
    private final Task caller;
    private final Callable<?> body;
    private boolean done;
    private boolean cut;
    private Object result;
    private Throwable thrown;

    Call(Baton baton, Callable<?> body) {
        this.baton = baton;
        this.caller = baton.task();
        this.body = body;
    }

    @Override
    public void run() {
        try {
            result = body.call();
        } catch (TaskKilled e) {
            throw e; // the run is over
        } catch (Throwable e) {
            thrown = e;
        }
        done = true;
        baton.wake(caller);
    }

    @Override
    public void ended(Task task, Throwable uncaught) {
        if (!done) {
            cut = true;
            baton.wake(caller);
        }
    }

    /** Waits for the end; the result, or what the body has thrown. */
    Object await(Member member) throws Exception {
        while (!done && !cut) {
            baton.await();
            if (!done && !cut && ThreadFields.clearInterrupt(caller.thread)) {
                throw new InterruptedException("interrupted while a call on node '" + member + "' went on");
            }
        }
        if (cut) {
            throw new NodeDownException("node '" + member + "' went down during a call on it");
        }
        if (thrown instanceof Error) {
            throw (Error) thrown;
        }
        if (thrown != null) {
            throw (Exception) thrown;
        }
        return result;
    }
}
