package programs.deterministic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Static state of every kind that can be made new without loading the classes again. */
public final class PlainStatics {
    private enum Phase {
        NEW,
        RUNNING,
        DONE
    }

    private enum Tally {
        ONLY;

        int seen;

        int next() {
            return ++seen;
        }
    }

    private static final class Counter {
        private static final Counter ONLY = new Counter(10);
        private int value;

        Counter(int value) {
            this.value = value;
        }
    }

    private static volatile int shared;
    private static int plain = 5;
    private static long[] cells = {1, 2, 3};
    private static final AtomicInteger ATOMIC = new AtomicInteger(3);
    private static final Object LOCK = new Object();
    private static final Map<Phase, Integer> PHASES = new EnumMap<>(Phase.class);
    private static final Map<Phase, String> BY_HASH = new HashMap<>();
    private static final Set<String> NAMES = Set.of("a", "b", "c");
    private static final List<String> LOG = new ArrayList<>();
    private static final Counter OTHER = new Counter(20);
    private static final VarHandle SHARED;
    private static String lazily;

    static {
        for (Phase phase : Phase.values()) {
            PHASES.put(phase, phase.ordinal());
            BY_HASH.put(phase, "p" + phase.ordinal());
        }
        try {
            SHARED = MethodHandles.lookup().findStaticVarHandle(PlainStatics.class, "shared", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PlainStatics() {}

    public static void main(String[] args) throws Exception {
        if (lazily == null) {
            lazily = "first";
        } else {
            throw new AssertionError("not fresh: " + lazily);
        }
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> act(number));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(shared + " " + ATOMIC + " " + plain + " " + Arrays.toString(cells) + " " + LOG);
        System.out.println(Tally.ONLY.seen + " " + PHASES + " " + BY_HASH + " " + NAMES);
        System.out.println(EnumSet.allOf(Phase.class).contains(Phase.valueOf("DONE")) + " " + Counter.ONLY.value + " "
                + OTHER.value);
        System.out.println(
                Modifier.toString(PlainStatics.class.getDeclaredField("ATOMIC").getModifiers()) + " "
                        + Arrays.toString(PlainStatics.class.getDeclaredFields()));
        System.out.println(Phase.DONE.hashCode() + " " + LOCK.hashCode() + " " + PlainStatics.class.hashCode());
    }

    private static void act(int number) {
        shared = shared + 1;
        SHARED.getAndAdd(1);
        ATOMIC.incrementAndGet();
        synchronized (LOCK) {
            plain++;
            cells[number % cells.length] += number;
            Counter.ONLY.value++;
            OTHER.value--;
            Tally.ONLY.next();
            PHASES.merge(Phase.DONE, 1, Integer::sum);
            LOG.add("t" + number);
        }
    }
}
