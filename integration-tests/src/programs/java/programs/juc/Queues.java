package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** Every blocking queue: producers and consumers, deadlines, interrupts, bulk removal. */
public final class Queues {
    private Queues() {}

    public static void main(String[] args) throws Exception {
        bounded("array", new ArrayBlockingQueue<>(1));
        bounded("fair array", new ArrayBlockingQueue<>(1, true));
        bounded("linked", new LinkedBlockingQueue<>(1));
        bounded("deque", new LinkedBlockingDeque<>(1));
        common("unbounded linked", new LinkedBlockingQueue<>());
        common("priority", new PriorityBlockingQueue<>());
        common("transfer", new LinkedTransferQueue<>());
        common("synchronous", new SynchronousQueue<>());
        common("fair synchronous", new SynchronousQueue<>(true));
        deque();
        handOver("synchronous", new SynchronousQueue<>());
        handOver("fair synchronous", new SynchronousQueue<>(true));
        transfer();
        delay();
    }

    private static void bounded(String name, BlockingQueue<Integer> queue) throws InterruptedException {
        common(name, queue);
        queue.put(1);
        Check.that(name + " is full", !queue.offer(2));
        Check.that(name + " stays full", !queue.offer(2, Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted(name + " put", () -> queue.put(2));
        Check.interrupted(name + " timed offer", () -> queue.offer(2, Check.LONG_MILLIS, MILLISECONDS));
        Thread producer = Check.start(
                "late", () -> Check.that(name + " offers in time", queue.offer(3, Check.LONG_MILLIS, MILLISECONDS)));
        Check.awaitState(producer, Thread.State.TIMED_WAITING);
        Check.equal(name + " take", 1, queue.take());
        producer.join();
        List<Integer> drained = new ArrayList<>();
        Check.equal(name + " drained", 1, queue.drainTo(drained));
        Check.equal(name + " rest", "[3]", drained);
    }

    private static void common(String name, BlockingQueue<Integer> queue) throws InterruptedException {
        AtomicInteger sum = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            boolean producer = i % 2 == 0;
            int base = i * 10;
            threads[i] = Check.start(name + "-" + i, () -> {
                for (int n = 1; n <= 3; n++) {
                    if (!producer) {
                        sum.addAndGet(n == 1 ? queue.poll(Check.LONG_MILLIS, MILLISECONDS) : queue.take());
                    } else if (n == 1) {
                        queue.put(base + n);
                    } else if (!queue.offer(base + n, Check.LONG_MILLIS, MILLISECONDS)) {
                        throw new AssertionError("no room");
                    }
                }
            });
        }
        Check.join(threads);
        Check.equal(name + " sum", 72, sum.get());
        Check.equal(name + " poll", null, queue.poll());
        Check.equal(name + " timed poll", null, queue.poll(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted(name + " take", queue::take);
        Check.interrupted(name + " timed poll", () -> queue.poll(Check.LONG_MILLIS, MILLISECONDS));
        Check.that(name + " is empty", queue.isEmpty() && queue.peek() == null);
    }

    private static void deque() throws InterruptedException {
        BlockingDeque<Integer> deque = new LinkedBlockingDeque<>(2);
        deque.putFirst(2);
        deque.putLast(3);
        Check.that("no room in front", !deque.offerFirst(1, Check.SHORT_MILLIS, MILLISECONDS));
        Thread front = Check.start("front", () -> deque.putFirst(1));
        Check.awaitState(front, Thread.State.WAITING);
        Check.equal("last", 3, deque.takeLast());
        front.join();
        Check.equal("first", 1, deque.pollFirst(Check.LONG_MILLIS, MILLISECONDS));
        Check.equal("then", 2, deque.takeFirst());
        Check.interrupted("takeFirst", deque::takeFirst);
        Check.interrupted("pollLast", () -> deque.pollLast(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void handOver(String name, SynchronousQueue<Integer> queue) throws InterruptedException {
        Check.that(name + " offers to nobody", !queue.offer(1));
        Check.that(name + " waits for nobody", !queue.offer(1, Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted(name + " put", () -> queue.put(1));
        Thread taker = Check.start("taker", () -> Check.equal(name + " takes", 7, queue.take()));
        Check.awaitState(taker, Thread.State.WAITING);
        Check.that(name + " offers to a taker", queue.offer(7));
        taker.join();
    }

    private static void transfer() throws InterruptedException {
        TransferQueue<Integer> queue = new LinkedTransferQueue<>();
        Check.that("nobody to transfer to", !queue.tryTransfer(1));
        Check.that("nobody comes", !queue.tryTransfer(1, Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("transfer", () -> queue.transfer(1));
        Check.interrupted("timed transfer", () -> queue.tryTransfer(1, Check.LONG_MILLIS, MILLISECONDS));
        Check.that("all withdrawn", queue.isEmpty());
        Thread giver = Check.start("giver", () -> {
            queue.transfer(1);
            Check.that("transferred in time", queue.tryTransfer(2, Check.LONG_MILLIS, MILLISECONDS));
        });
        Check.awaitState(giver, Thread.State.WAITING);
        Check.equal("first", 1, queue.take());
        Check.equal("second", 2, queue.poll(Check.LONG_MILLIS, MILLISECONDS));
        giver.join();
        Thread taker = Check.start("taker", () -> Check.equal("third", 3, queue.take()));
        Check.awaitState(taker, Thread.State.WAITING);
        Check.that("a consumer waits", queue.hasWaitingConsumer() && queue.getWaitingConsumerCount() == 1);
        Check.that("taken at once", queue.tryTransfer(3));
        taker.join();
    }

    private static void delay() throws InterruptedException {
        DelayQueue<Due> queue = new DelayQueue<>();
        Check.equal("nothing due", null, queue.poll(Check.SHORT_MILLIS, MILLISECONDS));
        Thread[] takers = new Thread[2];
        AtomicInteger sum = new AtomicInteger();
        for (int i = 0; i < takers.length; i++) {
            takers[i] = Check.start("taker-" + i, () -> {
                sum.addAndGet(queue.take().millis);
                sum.addAndGet(queue.poll(Check.LONG_MILLIS, MILLISECONDS).millis);
            });
        }
        for (int millis : new int[] {8, 2, 4, 1}) {
            queue.add(new Due(millis));
        }
        Check.join(takers);
        Check.equal("sum of delays", 15, sum.get());
        queue.add(new Due(1_000_000));
        Check.equal("not due", null, queue.poll());
        Check.interrupted("delayed take", queue::take);
        Check.equal("left", 1, queue.size());
    }

    private static final class Due implements Delayed {
        private final int millis;
        private final long deadlineNanos;

        private Due(int millis) {
            this.millis = millis;
            deadlineNanos = System.nanoTime() + MILLISECONDS.toNanos(millis);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(deadlineNanos - System.nanoTime(), NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(deadlineNanos, ((Due) other).deadlineNanos);
        }
    }
}
