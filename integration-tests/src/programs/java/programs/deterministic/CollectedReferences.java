package programs.deterministic;

import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Weak references, a weak map, a cleaner and a finalizer beside a collector that runs at its own pace. */
public final class CollectedReferences {
    private static final int ROUNDS = 20;
    private static final AtomicInteger CLEANED = new AtomicInteger();

    private CollectedReferences() {}

    public static void main(String[] args) throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> weak = new WeakReference<>(new Object(), queue);
        Object referent = new Object();
        Reference<Object> phantom = new PhantomReference<>(referent, queue);
        Map<Object, String> map = new WeakHashMap<>();
        map.put(new Object(), "value");
        Cleaner cleaner = Cleaner.create();
        Cleaner.Cleanable told = cleaner.register(new Object(), CLEANED::incrementAndGet);
        cleaner.register(new Object(), CLEANED::incrementAndGet);
        for (int i = 0; i < ROUNDS; i++) {
            new Finalized();
            byte[] garbage = new byte[1 << 20];
            garbage[0] = 1;
        }
        System.gc();
        Thread.sleep(100);
        System.out.println("weak " + (weak.get() != null) + ", map " + map.size() + ", cleaned " + CLEANED);
        System.out.println("polled " + (queue.poll() == null) + ", waited " + (queue.remove(50) == null));
        told.clean();
        System.out.println("cleaned " + CLEANED);
        Thread waiting = new Thread(() -> {
            try {
                Reference<?> removed = queue.remove();
                System.out.println("removed " + (removed == phantom));
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        waiting.start();
        Thread.sleep(10);
        System.out.println("enqueued " + phantom.enqueue());
        waiting.join();
        Reference.reachabilityFence(referent);
    }

    private static final class Finalized {
        @Override
        @SuppressWarnings("removal")
        protected void finalize() {
            CLEANED.incrementAndGet();
        }
    }
}
