package dev.lockstep.it.samples;

import java.util.concurrent.atomic.AtomicInteger;

/** A final class with final methods: only inline mocks can stand in for it. */
final class Stock {
    private final AtomicInteger left = new AtomicInteger(1);

    final int left() {
        return left.get();
    }

    final void take() {
        left.decrementAndGet();
    }

    static String currency() {
        return "EUR";
    }
}
