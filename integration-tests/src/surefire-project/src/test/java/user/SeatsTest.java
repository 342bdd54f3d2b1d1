package user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.junit.LockstepTest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private AtomicInteger seats;
    private AtomicInteger sold;

    @BeforeEach
    void open() {
        seats = new AtomicInteger(1);
        sold = new AtomicInteger();
    }

    private void sell() {
        if (seats.get() > 0) {
            seats.decrementAndGet();
            sold.incrementAndGet();
        }
    }

    private synchronized void sellSafely() {
        sell();
    }

    @LockstepTest
    void overbooks() throws Exception {
        race(this::sell);
    }

    @LockstepTest
    void sellsOnce() throws Exception {
        race(this::sellSafely);
    }

    @Test
    void runsNatively() throws Exception {
        long before = System.nanoTime();
        Thread.sleep(5);
        assertTrue(System.nanoTime() - before >= 5_000_000L);
        System.out.println("native test printed");
    }

    private void race(Runnable seller) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        var one = pool.submit(seller);
        var two = pool.submit(seller);
        one.get();
        two.get();
        assertEquals(1, sold.get());
    }
}
