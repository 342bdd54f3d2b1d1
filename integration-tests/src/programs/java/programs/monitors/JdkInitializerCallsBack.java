package programs.monitors;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

/**
 * An initialiser of the JDK makes an object of the application, whose class needs other classes of the application:
 * all threads want that class of the JDK, from initialisers of their own.
 */
public final class JdkInitializerCallsBack {
    private JdkInitializerCallsBack() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.util.logging.manager", Manager.class.getName());
        List<Thread> threads = new ArrayList<>();
        for (Class<?> type : List.of(First.class, Second.class, Third.class, Fourth.class)) {
            threads.add(new Thread(() -> initialize(type)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(threads.size() + " done, last has " + Fourth.MANAGER.equals(First.MANAGER));
    }

    private static void initialize(Class<?> type) {
        try {
            Class.forName(type.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the initialiser of {@code LogManager} makes. */
    public static final class Manager extends LogManager {
        static {
            Part.add();
            OtherPart.add();
        }

        public Manager() {
            Part.add();
            OtherPart.add();
        }
    }

    private static final class Part {
        static int count;

        static void add() {
            count++;
        }
    }

    private static final class OtherPart {
        static void add() {
            Part.add();
        }
    }

    private static final class First {
        static final LogManager MANAGER = LogManager.getLogManager();
    }

    private static final class Second {
        static final LogManager MANAGER = LogManager.getLogManager();
    }

    private static final class Third {
        static final LogManager MANAGER = LogManager.getLogManager();
    }

    private static final class Fourth {
        static final LogManager MANAGER = LogManager.getLogManager();
    }
}
