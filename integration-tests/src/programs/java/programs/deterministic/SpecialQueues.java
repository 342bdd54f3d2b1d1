package programs.deterministic;

import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Transfer, priority and delay queues, each with two consumers that share four elements. */
public final class SpecialQueues {
    private static final LinkedTransferQueue<Integer> TRANSFER = new LinkedTransferQueue<>();
    private static final PriorityBlockingQueue<Integer> PRIORITY = new PriorityBlockingQueue<>();
    private static final DelayQueue<Due> DELAY = new DelayQueue<>();

    private SpecialQueues() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] consumers = {new Thread(() -> consume("a")), new Thread(() -> consume("b"))};
        for (Thread consumer : consumers) {
            consumer.start();
        }
        for (int i = 4; i > 0; i--) {
            TRANSFER.transfer(i);
            System.out.println("transferred " + i);
        }
        for (int i = 4; i > 0; i--) {
            PRIORITY.add(i);
            DELAY.add(new Due(i));
        }
        for (Thread consumer : consumers) {
            consumer.join();
        }
        System.out.println(TRANSFER.size() + PRIORITY.size() + DELAY.size() + " left");
    }

    private static void consume(String name) {
        try {
            for (int i = 0; i < 2; i++) {
                System.out.println(name + " transfer " + TRANSFER.take());
            }
            for (int i = 0; i < 2; i++) {
                System.out.println(name + " priority " + PRIORITY.take());
            }
            for (int i = 0; i < 2; i++) {
                System.out.println(name + " delay " + DELAY.take().millis);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Due implements Delayed {
        private final long millis;
        private final long deadlineNanos;

        private Due(long millis) {
            this.millis = millis;
            deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(deadlineNanos, ((Due) other).deadlineNanos);
        }
    }
}
