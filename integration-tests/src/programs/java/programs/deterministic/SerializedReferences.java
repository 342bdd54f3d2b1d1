package programs.deterministic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Method references to controlled methods that go through serialization and come back. */
public final class SerializedReferences {
    private interface Clock extends LongSupplier, Serializable {}

    private interface Pause extends Serializable {
        void pause(long millis) throws InterruptedException;
    }

    private interface Step extends Runnable, Serializable {}

    private interface Test extends BooleanSupplier, Serializable {}

    private SerializedReferences() {}

    /** Prints what the copies do. */
    public static void main(String[] arguments) throws Exception {
        Clock clock = copy((Clock) System::nanoTime);
        Pause pause = copy((Pause) Thread::sleep);
        Step step = copy((Step) Thread::yield);
        Test unbound = copy((Test) () -> Thread.holdsLock(SerializedReferences.class));
        long start = clock.getAsLong();
        Thread worker = new Thread(() -> {
            step.run();
            System.out.println("worker " + unbound.getAsBoolean());
        });
        worker.start();
        pause.pause(50);
        worker.join();
        System.out.println("slept " + (clock.getAsLong() - start) / 1_000_000L / 50);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
