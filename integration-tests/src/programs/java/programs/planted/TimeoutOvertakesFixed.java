package programs.planted;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The healthy twin of {@link TimeoutOvertakes}: shipping and refunding first claim the order. */
public final class TimeoutOvertakesFixed {
    private static final AtomicBoolean CLAIMED = new AtomicBoolean();
    private static final AtomicInteger PACKED = new AtomicInteger();
    private static final AtomicInteger SHIPPED = new AtomicInteger();
    private static final AtomicInteger REFUNDED = new AtomicInteger();

    private TimeoutOvertakesFixed() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Future<?> order = worker.submit(TimeoutOvertakesFixed::ship);
        try {
            order.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (CLAIMED.compareAndSet(false, true)) {
                REFUNDED.incrementAndGet();
            }
        }
        worker.shutdown();
        order.get();
        if (SHIPPED.get() + REFUNDED.get() != 1) {
            throw new IllegalStateException("shipped " + SHIPPED + " and refunded " + REFUNDED);
        }
    }

    private static void ship() {
        PACKED.incrementAndGet();
        PACKED.incrementAndGet();
        if (CLAIMED.compareAndSet(false, true)) {
            SHIPPED.incrementAndGet();
        }
    }
}
