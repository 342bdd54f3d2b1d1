package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** SubmissionPublisher on the default and on an own executor: back pressure, drops, errors. */
public final class Publishers {
    private Publishers() {}

    public static void main(String[] args) throws Exception {
        ExecutorService own = Executors.newFixedThreadPool(2);
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            submit("default", publisher);
        }
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(own, 2)) {
            submit("own", publisher);
        }
        consume();
        drops(own);
        failure(own);
        own.shutdown();
    }

    private static void submit(String name, SubmissionPublisher<Integer> publisher) throws InterruptedException {
        Summing[] subscribers = {new Summing(2), new Summing(1)};
        for (Summing subscriber : subscribers) {
            publisher.subscribe(subscriber);
        }
        for (int i = 1; i <= 10; i++) {
            publisher.submit(i);
        }
        publisher.close();
        for (Summing subscriber : subscribers) {
            subscriber.ended.await();
            Check.equal(name + " sum", 55, subscriber.sum);
        }
    }

    private static void consume() throws Exception {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
        AtomicInteger sum = new AtomicInteger();
        CompletableFuture<Void> done = publisher.consume(sum::addAndGet);
        for (int i = 1; i <= 5; i++) {
            publisher.submit(i);
        }
        publisher.close();
        done.get(Check.LONG_MILLIS, MILLISECONDS);
        Check.equal("consumed", 15, sum.get());
    }

    private static void drops(ExecutorService own) throws Exception {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(own, 2);
        Summing idle = new Summing(0);
        publisher.subscribe(idle);
        idle.subscribed.await();
        AtomicInteger dropped = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            publisher.offer(i, (subscriber, item) -> dropped.incrementAndGet() < 0);
        }
        publisher.offer(4, Check.SHORT_MILLIS, MILLISECONDS, (subscriber, item) -> dropped.incrementAndGet() < 0);
        Check.equal("dropped", 3, dropped.get());
        Check.equal("lag", 2, publisher.estimateMaximumLag());
        idle.subscription.request(2);
        publisher.close();
        idle.ended.await();
        Check.equal("sum", 1, idle.sum);
    }

    private static void failure(ExecutorService own) throws Exception {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(own, 4);
        Summing subscriber = new Summing(1);
        publisher.subscribe(subscriber);
        publisher.closeExceptionally(new IllegalStateException("closed"));
        subscriber.ended.await();
        Check.equal("error", "java.lang.IllegalStateException: closed", subscriber.error);
    }

    private static final class Summing implements Flow.Subscriber<Integer> {
        private final int batch;
        private final CountDownLatch subscribed = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private Flow.Subscription subscription;
        private int sum;
        private Throwable error;

        private Summing(int batch) {
            this.batch = batch;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (batch > 0) {
                given.request(batch);
            }
            subscribed.countDown();
        }

        @Override
        public void onNext(Integer item) {
            sum += item;
            if (batch > 0) {
                subscription.request(batch);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            error = thrown;
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }
    }
}
