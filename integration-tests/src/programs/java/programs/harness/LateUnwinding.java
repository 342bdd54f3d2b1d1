package programs.harness;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;

/**
 * Leaves a thread whose finally block sleeps for real, longer than the end of a run waits for it: it comes to its end
 * in the middle of the next run.
 */
public final class LateUnwinding {
    private static final long LATE_MILLIS = 3_000;
    private static final long RUN_MILLIS = 2_000;

    private LateUnwinding() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Thread late = new Thread(() -> {
            try {
                started.countDown();
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                sleepForReal(LATE_MILLIS);
            }
        });
        late.setDaemon(true);
        late.start();
        started.await();
        sleepForReal(RUN_MILLIS);
        System.out.println("ran");
    }

    /** By reflection, the sleep is the virtual machine's own. */
    private static void sleepForReal(long millis) {
        try {
            Method sleep = Thread.class.getMethod("sleep", long.class);
            sleep.invoke(null, millis);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
