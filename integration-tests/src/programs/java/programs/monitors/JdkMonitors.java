package programs.monitors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Stack;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import programs.check.Check;

/** JDK collections that call the program while they hold a monitor of their own; the program blocks there. */
public final class JdkMonitors {
    private static final int WRITERS = 3;
    private static final Object OTHER = new Object();

    private JdkMonitors() {}

    public static void main(String[] args) throws InterruptedException {
        concurrentMap();
        wrappers();
        vectors();
        tables();
        buffers();
        deadlockFree();
    }

    /** Blocks inside the callback, so that another thread runs into the monitor that the JDK holds. */
    private static void pause() {
        synchronized (OTHER) {
            Thread.yield();
        }
        Check.quietly(() -> Thread.sleep(1));
    }

    private static void each(Check.Body body) throws InterruptedException {
        Thread[] threads = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            threads[i] = Check.start("writer-" + i, body);
        }
        Check.join(threads);
    }

    private static void concurrentMap() throws InterruptedException {
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        each(() -> {
            map.computeIfAbsent("absent", key -> {
                pause();
                return 1;
            });
            map.compute("computed", (key, old) -> {
                pause();
                return old == null ? 1 : old + 1;
            });
            map.computeIfPresent("computed", (key, old) -> {
                pause();
                return old + 10;
            });
            map.merge("merged", 1, (a, b) -> {
                pause();
                return a + b;
            });
            map.forEach((key, value) -> pause());
            map.replaceAll((key, value) -> {
                pause();
                return value;
            });
        });
        Check.equal("concurrent", "{absent=1, computed=33, merged=3}", new TreeMap<>(map));
        Check.thrown(
                "recursive update",
                IllegalStateException.class,
                () -> map.computeIfAbsent("x", key -> map.computeIfAbsent("x", again -> 1)));
    }

    private static void wrappers() throws InterruptedException {
        List<Integer> list = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, Integer> map = Collections.synchronizedMap(new HashMap<>());
        each(() -> {
            list.add(1);
            list.forEach(n -> pause());
            list.replaceAll(n -> {
                pause();
                return n;
            });
            map.merge(1, 1, (a, b) -> {
                pause();
                return a + b;
            });
            synchronized (list) {
                for (int n : list) {
                    pause();
                }
            }
        });
        Check.equal("synchronized", "[1, 1, 1] {1=3}", list + " " + map);
    }

    private static void vectors() throws InterruptedException {
        Vector<Integer> vector = new Vector<>(List.of(1));
        Stack<Integer> stack = new Stack<>();
        each(() -> {
            vector.forEach(n -> pause());
            vector.add(2);
            vector.removeIf(n -> {
                pause();
                return n == 2;
            });
            vector.sort((a, b) -> {
                pause();
                return a - b;
            });
            stack.push(3);
            pause();
            stack.pop();
        });
        Check.equal("vector", "[1] []", vector + " " + stack);
    }

    private static void tables() throws InterruptedException {
        Hashtable<Integer, Integer> table = new Hashtable<>();
        Properties properties = new Properties();
        each(() -> {
            table.compute(1, (key, old) -> {
                pause();
                return old == null ? 1 : old + 1;
            });
            table.computeIfAbsent(2, key -> {
                pause();
                return 2;
            });
            table.forEach((key, value) -> pause());
            properties.merge("p", "x", (a, b) -> {
                pause();
                return a + "" + b;
            });
            properties.setProperty("q", properties.getProperty("p"));
        });
        Check.equal("table", "{1=3, 2=2}", new TreeMap<>(table));
        Check.equal("properties", "xxx", properties.getProperty("p"));
    }

    private static void buffers() throws InterruptedException {
        StringBuffer buffer = new StringBuffer();
        each(() -> buffer.append(new Object() {
            @Override
            public String toString() {
                pause();
                return "abc";
            }
        }));
        Check.equal("buffer", "abcabcabc", buffer.toString());
    }

    /** Two tables in opposite order, taken one after the other: no deadlock. */
    private static void deadlockFree() throws InterruptedException {
        Vector<Integer> first = new Vector<>(List.of(1));
        Vector<Integer> second = new Vector<>(List.of(2));
        Thread one = Check.start("one", () -> first.forEach(n -> pause()));
        Thread two = Check.start("two", () -> {
            second.forEach(n -> pause());
            first.forEach(n -> pause());
        });
        Check.join(one, two);
        System.out.println("no deadlock");
    }
}
