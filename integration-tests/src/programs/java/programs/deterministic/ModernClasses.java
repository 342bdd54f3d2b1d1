package programs.deterministic;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.IntSupplier;

/** Hidden classes, records, sealed types and nest mates, with monitors and volatile fields, in several threads. */
public final class ModernClasses {
    private static final int THREADS = 3;
    private static final int TIMES = 4;

    private sealed interface Account permits Open, Closed {}

    private record Open(int[] balance) implements Account {
        Open {
            synchronized (balance) {
                balance[0]++;
            }
        }

        synchronized int add(int amount) {
            int before = balance[0];
            Thread.yield();
            balance[0] = before + amount;
            return balance[0];
        }
    }

    private record Closed() implements Account {}

    private static final class Nest {
        private volatile int value;

        private synchronized void increment() {
            value++;
        }
    }

    /** Its class file is defined once more, as a hidden class. */
    static final class Template implements IntSupplier {
        private volatile int count;

        @Override
        public synchronized int getAsInt() {
            int before = count;
            Thread.yield();
            count = before + 1;
            return count;
        }
    }

    private ModernClasses() {}

    public static void main(String[] args) throws Exception {
        Open open = new Open(new int[1]);
        Nest nest = new Nest();
        IntSupplier hidden = hidden();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < TIMES; k++) {
                    open.add(2);
                    nest.increment();
                    hidden.getAsInt();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(name(open) + " " + open.balance()[0] + " " + name(new Closed()));
        System.out.println("nest " + nest.value + " hidden " + (hidden.getAsInt() - 1) + " "
                + hidden.getClass().isHidden());
    }

    private static String name(Account account) {
        if (account instanceof Open) {
            return "open";
        }
        return account.equals(new Closed()) ? "closed" : "?";
    }

    private static IntSupplier hidden() throws IOException, ReflectiveOperationException {
        String file = Template.class.getSimpleName();
        try (InputStream in = ModernClasses.class.getResourceAsStream("ModernClasses$" + file + ".class")) {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> type = lookup.defineHiddenClass(in.readAllBytes(), true).lookupClass();
            return (IntSupplier) type.getDeclaredConstructor().newInstance();
        }
    }
}
