package programs.statics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * State that outlives a run in other ways, or that depends on when it is made: classes with it must be loaded again
 * for the next run. The argument names the kind.
 */
public final class OtherState {
    private OtherState() {}

    public static void main(String[] args) throws Exception {
        Thread side = new Thread(() -> System.out.println("side " + Instances.make()));
        side.start();
        switch (args[0]) {
            case "pool" -> Pool.use();
            case "instances" -> System.out.println(Instances.make() + " " + Late.MADE + " " + Instances.make());
            case "lambdas" -> lambdas();
            case "fails" -> fails();
            case "interface" -> System.out.println(Shared.LIST.size() + " " + Shared.LIST.add("x"));
            case "clock" -> System.out.println(Clock.STARTED_NANOS);
            case "properties" -> System.out.println(Configured.SIZE);
            case "overridden" -> System.out.println(Base.instance.name() + Base.calls);
            case "mutual" -> mutual();
            case "registered" -> {
                Registry.NAMES.add("main");
                System.out.println(Registered.size + " " + Registry.NAMES);
            }
            case "annotated" ->
                System.out.println(Level.class.getDeclaredFields()[0].getName()
                        + (Marked.class.getAnnotation(Mark.class).value() == Level.HIGH));
            default -> throw new IllegalArgumentException(args[0]);
        }
        side.join();
    }

    /** Threads that the initialiser makes have numbers in their names. */
    private static final class Pool {
        private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

        static void use() throws InterruptedException {
            POOL.execute(() -> System.out.println(Thread.currentThread().getName()));
            POOL.shutdown();
            POOL.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Who is first depends on the schedule. */
    private static final class Instances {
        private static int count;

        static synchronized int make() {
            return ++count;
        }
    }

    private static final class Late {
        private static final int MADE = Instances.make();
    }

    private static void lambdas() {
        Map<Supplier<String>, Integer> map = new HashMap<>();
        for (Supplier<String> supplier : List.<Supplier<String>>of(() -> "a", () -> "b", () -> "c", () -> "d")) {
            map.put(supplier, supplier.hashCode());
        }
        List<String> order = new ArrayList<>();
        map.forEach((supplier, hash) -> order.add(supplier.get() + hash));
        System.out.println(order);
    }

    private static final class Failing {
        private static int divisor;
        private static final int QUOTIENT = 1 / divisor;
    }

    private static void fails() {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(Failing.QUOTIENT);
            } catch (LinkageError e) {
                System.out.println(e.getClass().getSimpleName());
            }
        }
    }

    private interface Shared {
        List<String> LIST = new ArrayList<>();
    }

    private static final class Clock {
        private static final long STARTED_NANOS = System.nanoTime();
    }

    private static final class Configured {
        private static final int SIZE = Integer.getInteger("programs.statics.size", 7);
    }

    private static class Base {
        private static int calls;
        private static final Base instance = new Derived();

        String name() {
            return "base";
        }
    }

    private static final class Derived extends Base {
        private final String name = "derived" + ++Base.calls;

        @Override
        String name() {
            return name;
        }
    }

    private static void mutual() throws InterruptedException {
        Thread left = new Thread(() -> System.out.println("left " + Left.VALUE));
        Thread right = new Thread(() -> System.out.println("right " + Right.VALUE));
        left.start();
        left.join();
        right.start();
        right.join();
    }

    private static final class Left {
        private static final List<Integer> SEEN = new ArrayList<>();
        private static int VALUE = Right.base() + 1;
    }

    private static final class Right {
        private static int VALUE = Left.SEEN.size() + 10;

        static int base() {
            return VALUE;
        }
    }

    /** Others add to the list, and the initialiser of one looks what is in it. */
    private static final class Registry {
        private static final List<String> NAMES = new ArrayList<>();
    }

    private static final class Registered {
        private static int size = Registry.NAMES.size();
    }

    private enum Level {
        LOW,
        HIGH
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface Mark {
        Level value();
    }

    @Mark(Level.HIGH)
    private static final class Marked {}
}
