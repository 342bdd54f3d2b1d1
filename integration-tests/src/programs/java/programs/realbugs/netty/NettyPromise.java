package programs.realbugs.netty;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Netty's DefaultPromise: a listener that is added as the promise completes is told before a listener
 * that was added earlier.
 */
public final class NettyPromise {
    private NettyPromise() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        Promise<Void> promise = GlobalEventExecutor.INSTANCE.newPromise();
        promise.addListener(new Recorder("early", told, both));
        Thread completing = new Thread(() -> promise.setSuccess(null), "completing");
        Thread adding = new Thread(() -> promise.addListener(new Recorder("late", told, both)), "adding");
        completing.start();
        adding.start();
        completing.join();
        adding.join();
        both.await();
        if (!told.equals(List.of("early", "late"))) {
            throw new IllegalStateException("the listeners were told in the order " + told);
        }
    }

    private static final class Recorder implements FutureListener<Void> {
        private final String name;
        private final List<String> told;
        private final CountDownLatch both;

        private Recorder(String name, List<String> told, CountDownLatch both) {
            this.name = name;
            this.told = told;
            this.both = both;
        }

        @Override
        public void operationComplete(Future<Void> future) {
            told.add(name);
            both.countDown();
        }
    }
}
