package programs.deterministic;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** Two producers and two consumers over each kind of bounded blocking queue. */
public final class QueueProducersConsumers {
    private static final int ITEMS = 4;

    private QueueProducersConsumers() {}

    public static void main(String[] args) throws InterruptedException {
        List<BlockingQueue<String>> queues = List.of(
                new ArrayBlockingQueue<>(2),
                new LinkedBlockingQueue<>(1),
                new LinkedBlockingDeque<>(3),
                new SynchronousQueue<>(),
                new SynchronousQueue<>(true));
        for (BlockingQueue<String> queue : queues) {
            System.out.println(queue.getClass().getSimpleName());
            run(queue);
        }
    }

    private static void run(BlockingQueue<String> queue) throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> {
                try {
                    if (id < 2) {
                        produce(queue, id);
                    } else {
                        consume(queue, id);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void produce(BlockingQueue<String> queue, int id) throws InterruptedException {
        for (int i = 0; i < ITEMS; i++) {
            queue.put(id + "." + i);
        }
    }

    private static void consume(BlockingQueue<String> queue, int id) throws InterruptedException {
        for (int i = 0; i < ITEMS; i++) {
            System.out.println("consumer " + id + " takes " + queue.take());
        }
    }
}
