package dev.lockstep.it.samples;

/** What the samples test: sells what a stock has, with or without a race. */
final class Shop {
    private final Stock stock;
    private int sold;

    Shop(Stock stock) {
        this.stock = stock;
    }

    /** Sells one if there is one; two threads may both see the last. */
    void sell() {
        if (stock.left() > 0) {
            stock.take();
            count();
        }
    }

    synchronized void sellSafely() {
        sell();
    }

    private synchronized void count() {
        sold++;
    }

    int sold() {
        return sold;
    }

    static String never() {
        return "never called";
    }
}
