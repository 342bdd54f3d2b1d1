package programs.deterministic;

/** A synchronized counter whose total is fixed while the order of the tickets is the schedule. */
public final class SynchronizedCounter {
    private final StringBuilder order = new StringBuilder();
    private int count;

    public static void main(String[] args) throws InterruptedException {
        SynchronizedCounter counter = new SynchronizedCounter();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            char name = (char) ('a' + i);
            threads[i] = new Thread(() -> counter.takeTickets(name));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(counter.order);
        System.out.println("total " + counter.total());
    }

    private void takeTickets(char name) {
        for (int i = 0; i < 10; i++) {
            int ticket = next(name);
            synchronized (this) {
                order.append(ticket % 2 == 0 ? '+' : '-');
            }
        }
    }

    private synchronized int next(char name) {
        order.append(name);
        return ++count;
    }

    private synchronized int total() {
        return count;
    }
}
