package programs.monitors;

import java.util.ArrayList;
import java.util.List;
import programs.check.Check;

/** Which waiter a notify wakes, and who enters next, is the schedule's choice: prints the order. */
public final class NotifyOrder {
    private NotifyOrder() {}

    public static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        List<Integer> order = new ArrayList<>();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = Check.start("waiter-" + i, () -> {
                synchronized (lock) {
                    lock.wait();
                    order.add(mine);
                }
            });
            Check.awaitState(threads[i], Thread.State.WAITING);
        }
        for (int woken = 1; woken <= threads.length; woken++) {
            synchronized (lock) {
                lock.notify();
            }
            int seen = 0;
            while (seen < woken) {
                Thread.yield();
                synchronized (lock) {
                    seen = order.size();
                }
            }
        }
        Check.join(threads);
        System.out.println(order);
    }
}
