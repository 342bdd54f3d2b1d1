package conformance;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A call in a thread of its own. */
final class Later<T> {
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Thread thread;
    private volatile Object result;
    private volatile boolean interrupted;
    private volatile boolean threw;

    Later(Callable<T> call) {
        thread = new Thread(() -> run(call));
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Callable<T> call) {
        try {
            result = call.call();
        } catch (Exception | Error e) {
            result = e;
            threw = true;
        }
        interrupted = Thread.currentThread().isInterrupted();
    }

    /** The value or the failure as text; {@code still blocked} if there is none after 10 seconds. */
    String outcome() throws InterruptedException {
        thread.join(WAIT_MILLIS);
        return thread.isAlive() ? "still blocked" : Outcome.text(result);
    }

    /** The value; fails as the call did. */
    @SuppressWarnings("unchecked")
    T value() throws Exception {
        thread.join(WAIT_MILLIS);
        if (thread.isAlive()) {
            throw new IllegalStateException("still blocked");
        }
        if (threw) {
            if (result instanceof Exception e) {
                throw e;
            }
            throw (Error) result;
        }
        return (T) result;
    }

    boolean isBlocked() {
        return thread.isAlive();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Whether the thread's interrupt status was set when the call was over. */
    boolean wasInterrupted() {
        return interrupted;
    }
}
