package programs.deterministic;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loaders of one's own, parallel capable and not, that block while they load, used by several threads at once. */
public final class CustomLoaders {
    private CustomLoaders() {}

    public static void main(String[] args) throws Exception {
        race("plain", new Plain());
        race("parallel", new Parallel());
    }

    private static void race(String what, Counting loader) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = i % 2 == 0 ? "First" : "Second";
            Thread thread = new Thread(() -> load(loader, name), what + "-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(what + " defined " + loader.defined.get());
    }

    private static void load(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName("programs.deterministic.CustomLoaders$" + name, true, loader);
            Object made = type.getDeclaredConstructor().newInstance();
            System.out.println(
                    Thread.currentThread().getName() + " made " + made + " " + (type.getClassLoader() == loader));
        } catch (ReflectiveOperationException e) {
            System.out.println(Thread.currentThread().getName() + " failed with " + e);
        }
    }

    /** Needs {@link Second}, which the same loader loads in between. */
    public static final class First {
        private static final Second SECOND = new Second();

        @Override
        public String toString() {
            return "first of " + SECOND;
        }
    }

    /** Takes its time to be initialised. */
    public static class Second {
        private static final String NAME;

        static {
            try {
                Thread.sleep(3);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            NAME = "second";
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    private abstract static class Counting extends ClassLoader {
        final AtomicInteger defined = new AtomicInteger();

        Counting() {
            super(CustomLoaders.class.getClassLoader());
        }

        Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                Thread.sleep(2);
                defined.incrementAndGet();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException | InterruptedException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        static boolean isOurs(String name) {
            return name.endsWith("First") || name.endsWith("Second");
        }
    }

    private static final class Plain extends Counting {
        @Override
        protected synchronized Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : isOurs(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private static final class Parallel extends Counting {
        static {
            registerAsParallelCapable();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!isOurs(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }
    }
}
