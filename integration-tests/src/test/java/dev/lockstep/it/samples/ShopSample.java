package dev.lockstep.it.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lockstep.junit.LockstepTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Controlled tests of a class with branches, and a native one. */
class ShopSample {
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(new Stock());
    }

    @LockstepTest(iterations = 50)
    void oversells() throws Exception {
        race(shop::sell);
    }

    @LockstepTest(iterations = 50)
    void sellsOnce() throws Exception {
        race(shop::sellSafely);
    }

    @Test
    void nativeTest() {
        assertNotEquals("", Stock.currency());
    }

    private void race(Runnable seller) throws Exception {
        Thread[] sellers = new Thread[2];
        for (int i = 0; i < sellers.length; i++) {
            sellers[i] = new Thread(seller);
            sellers[i].start();
        }
        for (Thread thread : sellers) {
            thread.join();
        }
        assertEquals(1, shop.sold());
    }
}
