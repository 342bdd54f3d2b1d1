package programs.planted;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Main takes a timeout for a failure and refunds an order that the slow worker still ships. */
public final class TimeoutOvertakes {
    private static final AtomicInteger PACKED = new AtomicInteger();
    private static final AtomicInteger SHIPPED = new AtomicInteger();
    private static final AtomicInteger REFUNDED = new AtomicInteger();

    private TimeoutOvertakes() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Future<?> order = worker.submit(TimeoutOvertakes::ship);
        try {
            order.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            REFUNDED.incrementAndGet();
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
        SHIPPED.incrementAndGet();
    }
}
