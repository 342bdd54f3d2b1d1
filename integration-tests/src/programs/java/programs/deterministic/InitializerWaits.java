package programs.deterministic;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A class initialiser starts a thread and waits for it, while others need the class in every way there is. */
public final class InitializerWaits {
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    private InitializerWaits() {}

    public static void main(String[] args) throws Exception {
        Thread first = new Thread(() -> System.out.println("first sees " + Slow.value()), "first");
        first.start();
        STARTED.await();
        Supplier<Slow> maker = Slow::new;
        Supplier<String> reader = Slow::value;
        MethodHandle handle =
                MethodHandles.lookup().findStatic(Slow.class, "value", MethodType.methodType(String.class));
        List<Thread> threads = new ArrayList<>();
        threads.add(need("static method", Slow::value));
        threads.add(need("static field", () -> Slow.VALUE.toString()));
        threads.add(need("new", () -> new Slow().toString()));
        threads.add(need("subclass", () -> new Slower().toString()));
        threads.add(need("constructor reference", () -> maker.get().toString()));
        threads.add(need("method reference", reader::get));
        threads.add(need("forName", () -> Class.forName(Slow.class.getName()).getSimpleName()));
        threads.add(need("reflective call", () ->
                (String) Slow.class.getDeclaredMethod("value").invoke(null)));
        threads.add(need(
                "reflective constructor",
                () -> Slow.class.getDeclaredConstructor().newInstance().toString()));
        threads.add(need(
                "reflective field",
                () -> Slow.class.getDeclaredField("VALUE").get(null).toString()));
        threads.add(need("method handle", () -> {
            try {
                return (String) handle.invokeExact();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }));
        for (Thread thread : threads) {
            thread.join();
        }
        first.join();
    }

    private static Thread need(String how, Callable<String> body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        System.out.println(how + " sees " + body.call());
                    } catch (Exception e) {
                        System.out.println(how + " fails with " + e);
                    }
                },
                how);
        thread.start();
        return thread;
    }

    private static class Slow {
        static final StringBuffer VALUE = new StringBuffer();

        static {
            Worker worker = new Worker(VALUE);
            worker.start();
            STARTED.countDown();
            try {
                worker.join();
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            VALUE.append(" ready");
        }

        static String value() {
            return VALUE.toString();
        }

        @Override
        public String toString() {
            return "a slow one: " + VALUE;
        }
    }

    private static final class Slower extends Slow {
        @Override
        public String toString() {
            return "a slower one: " + VALUE;
        }
    }

    private static final class Worker extends Thread {
        private final StringBuffer value;

        Worker(StringBuffer value) {
            super("worker");
            this.value = value;
        }

        @Override
        public void run() {
            value.append("worked");
            Thread.yield();
        }
    }
}
