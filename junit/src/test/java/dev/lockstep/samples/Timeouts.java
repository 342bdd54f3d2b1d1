package dev.lockstep.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lockstep.junit.Lockstep;
import dev.lockstep.junit.LockstepTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.opentest4j.AssertionFailedError;

/** Tests that take too long, or only seem to. */
public final class Timeouts {
    private Timeouts() {}

    /** Many short iterations. */
    @Timeout(value = 400, unit = TimeUnit.MILLISECONDS)
    public static class ManyIterations {
        @LockstepTest(iterations = Integer.MAX_VALUE)
        void sameThread() throws Exception {
            Thread.sleep(1000);
        }

        @LockstepTest(iterations = Integer.MAX_VALUE)
        @Timeout(value = 400, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void separateThread() throws Exception {
            Thread.sleep(1000);
        }
    }

    /** One iteration without an end, that reaches scheduling points. */
    public static class OneIteration {
        private volatile boolean never;

        private void spin() {
            Thread other = new Thread(() -> {
                while (!never) {
                    Thread.onSpinWait();
                }
            });
            other.start();
            while (!never) {
                Thread.yield();
            }
        }

        @LockstepTest(seed = 41, maxSteps = Long.MAX_VALUE)
        @Timeout(value = 1500, unit = TimeUnit.MILLISECONDS)
        void sameThread() {
            spin();
        }

        @LockstepTest(seed = 41, maxSteps = Long.MAX_VALUE)
        @Timeout(value = 1500, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void separateThread() {
            spin();
        }

        @LockstepTest(seed = 41, maxSteps = Long.MAX_VALUE, engine = "thread")
        @Timeout(value = 1500, unit = TimeUnit.MILLISECONDS)
        void onThreads() {
            spin();
        }

        @RepeatedTest(1)
        @Lockstep(seed = 41, maxSteps = Long.MAX_VALUE)
        @Timeout(value = 1500, unit = TimeUnit.MILLISECONDS)
        void template() {
            spin();
        }
    }

    /** Only blocking operations, all within the JDK. */
    public static class Waiting {
        @LockstepTest(maxSteps = Long.MAX_VALUE)
        @Timeout(value = 1500, unit = TimeUnit.MILLISECONDS)
        void test() throws Exception {
            java.util.Timer timer = new java.util.Timer();
            timer.schedule(
                    new java.util.TimerTask() {
                        @Override
                        public void run() {}
                    },
                    1,
                    1);
            new CountDownLatch(1).await();
        }
    }

    /** No scheduling point at all. */
    public static class Calculating {
        private long sum;

        @LockstepTest(iterations = 3)
        @Timeout(value = 400, unit = TimeUnit.MILLISECONDS)
        void test() {
            while (sum >= 0) {
                sum += Long.bitCount(sum);
            }
        }
    }

    /** Calculates in a loop of the JDK, so that not even its turns are counted. */
    public static class OutOfReach {
        public static final String END = "timeouts.end";

        @LockstepTest(iterations = 3)
        @Timeout(value = 400, unit = TimeUnit.MILLISECONDS)
        void test() {
            assertFalse(LongStream.iterate(0, n -> n + 1).noneMatch(n -> Boolean.getBoolean(END)));
        }
    }

    /** Virtual time does not count, and the code's own timeouts are in it. */
    public static class Virtual {
        @LockstepTest(iterations = 20)
        @Timeout(10)
        void sleeps() throws Exception {
            Thread.sleep(3_600_000);
        }

        @LockstepTest(iterations = 20)
        @Timeout(20)
        void preemptive() {
            AssertionFailedError error = assertThrows(
                    AssertionFailedError.class,
                    () -> assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Thread.sleep(600_000)));
            assertEquals("execution timed out after 60000 ms", error.getMessage());
        }
    }

    /** A {@link TimeoutException} of the test's own. */
    public static class Own {
        @LockstepTest
        @Timeout(20)
        void test() throws Exception {
            throw new TimeoutException("own");
        }
    }
}
