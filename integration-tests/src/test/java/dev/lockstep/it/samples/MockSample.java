package dev.lockstep.it.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.lockstep.junit.LockstepTest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.mockito.Mockito;

/** Inline mocks of every kind, under control and beside it. */
class MockSample {
    @LockstepTest(iterations = 30)
    void finalClass() throws Exception {
        Stock stock = mock(Stock.class);
        when(stock.left()).thenReturn(2);
        Shop shop = new Shop(stock);
        sellTwice(shop);
        assertEquals(2, shop.sold());
        verify(stock, times(2)).take();
    }

    @LockstepTest(iterations = 200)
    void findsARaceThroughASpy() throws Exception {
        Stock stock = spy(new Stock());
        Shop shop = new Shop(stock);
        sellTwice(shop);
        assertEquals(1, shop.sold());
    }

    @LockstepTest(iterations = 30)
    void spyOfTheFixedTwin() throws Exception {
        Stock stock = spy(new Stock());
        Shop shop = new Shop(stock);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<?> one = pool.submit(shop::sellSafely);
        Future<?> two = pool.submit(shop::sellSafely);
        one.get();
        two.get();
        assertEquals(1, shop.sold());
        verify(stock).take();
    }

    @LockstepTest(iterations = 30)
    void staticMethod() throws Exception {
        try (MockedStatic<Stock> mocked = mockStatic(Stock.class)) {
            mocked.when(Stock::currency).thenReturn("CHF");
            assertEquals("CHF", Stock.currency());
            String[] seen = new String[1];
            Thread other = new Thread(() -> seen[0] = Stock.currency());
            other.start();
            other.join();
            assertEquals("EUR", seen[0], "static mocks are of one thread");
        }
        assertEquals("EUR", Stock.currency());
    }

    @LockstepTest(iterations = 30)
    void construction() {
        try (MockedConstruction<Stock> mocked = mockConstruction(
                Stock.class, (mock, context) -> when(mock.left()).thenReturn(7))) {
            assertEquals(7, new Stock().left());
            assertEquals(1, mocked.constructed().size());
        }
        assertEquals(1, new Stock().left());
    }

    @Test
    void nativeTest() {
        assertTrue(Mockito.mockingDetails(mock(Stock.class)).isMock());
    }

    private static void sellTwice(Shop shop) throws InterruptedException {
        Thread one = new Thread(shop::sell);
        Thread two = new Thread(shop::sell);
        one.start();
        two.start();
        one.join();
        two.join();
    }
}
