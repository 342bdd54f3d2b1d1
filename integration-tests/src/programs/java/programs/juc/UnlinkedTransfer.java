package programs.juc;

import java.util.concurrent.LinkedTransferQueue;
import programs.check.Check;

/** A producer whose predecessor in the queue is gone waits on; on JDK 17 it spins, with no call that blocks. */
public final class UnlinkedTransfer {
    private UnlinkedTransfer() {}

    public static void main(String[] args) throws InterruptedException {
        LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
        Thread first = Check.start("first", () -> queue.transfer("a"));
        Thread second = Check.start("second", () -> {
            while (queue.isEmpty()) {
                Thread.yield();
            }
            Check.thrown("second", InterruptedException.class, () -> queue.transfer("b"));
        });
        while (queue.size() < 2) {
            Thread.yield();
        }
        Check.equal("first out", "a", queue.poll());
        first.join();
        Check.equal("left", 1, queue.size());
        second.interrupt();
        second.join();
        Check.that("empty", queue.isEmpty());
    }
}
