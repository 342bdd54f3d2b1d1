package programs.deterministic;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/** What reflection lists of a class, which starts tasks in that order as a container would start its components. */
public final class DeclaredMethods {
    private DeclaredMethods() {}

    public static void main(String[] args) throws Exception {
        Class<?>[] types = {
            DeclaredMethods.class, Components.class, Calendar.class, ThreadPoolExecutor.class, ForkJoinPool.class
        };
        for (Class<?> type : types) {
            show(type);
        }
        List<Thread> threads = new ArrayList<>();
        for (Method method : Components.class.getDeclaredMethods()) {
            Thread thread = new Thread(() -> System.out.println("starts " + method.getName()), method.getName());
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void show(Class<?> type) {
        StringBuilder line = new StringBuilder(type.getName());
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                line.append(' ').append(method.getName()).append(method.getParameterCount());
            }
        }
        for (Method method : type.getMethods()) {
            line.append(' ').append(method.getName());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            line.append(' ').append(constructor.getParameterCount());
        }
        System.out.println(line);
    }

    /** Methods with names that the JDK has, too, and with names of their own. */
    public static class Components {
        /** Listed, never called. */
        public Components(String name) {}

        /** Listed, never called. */
        public Components(int number, String name) {}

        void startRegistry() {}

        void run() {}

        void close() {}

        void awaitQuorum() {}

        void awaitQuorum(int members) {}

        void electLeader() {}

        void get() {}

        void zebraStripes() {}

        void applyLog() {}

        void merge() {}
    }
}
