package programs.deterministic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Atomics, a VarHandle, a field updater and a plain volatile, updated by three racing threads. */
public final class AtomicsMix {
    private static final AtomicIntegerFieldUpdater<AtomicsMix> UPDATED =
            AtomicIntegerFieldUpdater.newUpdater(AtomicsMix.class, "updated");
    private static final VarHandle HANDLED;

    static {
        try {
            HANDLED = MethodHandles.lookup().findVarHandle(AtomicsMix.class, "handled", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final AtomicInteger atomic = new AtomicInteger();
    private final AtomicReference<String> history = new AtomicReference<>("");
    private final AtomicIntegerArray array = new AtomicIntegerArray(3);
    private final LongAdder adder = new LongAdder();
    private volatile int updated;
    private volatile int lossy;
    private int handled;

    public static void main(String[] args) throws InterruptedException {
        AtomicsMix mix = new AtomicsMix();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> mix.update(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("history " + mix.history.get());
        System.out.println("lossy " + mix.lossy);
        System.out.println("exact " + mix.atomic.get() + " " + mix.updated + " " + mix.handled);
        System.out.println("array " + mix.array + " adder " + mix.adder.sum());
    }

    private void update(int id) {
        for (int i = 0; i < 5; i++) {
            int ticket = atomic.incrementAndGet();
            history.updateAndGet(past -> past + id);
            array.addAndGet(ticket % 3, id);
            UPDATED.incrementAndGet(this);
            int before;
            do {
                before = (int) HANDLED.getVolatile(this);
            } while (!HANDLED.compareAndSet(this, before, before + 1));
            lossy = lossy + 1;
            adder.increment();
        }
    }
}
