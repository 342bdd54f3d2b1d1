package programs.deterministic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Identity hash codes, printed and as the iteration order of hash maps and sets. */
public final class IdentityOrder {
    private enum Color {
        RED,
        GREEN,
        BLUE,
        WHITE
    }

    private IdentityOrder() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("object " + System.identityHashCode(new Object()));
        System.out.println("toString " + new Object());
        System.out.println("array " + new int[0].hashCode());

        Map<Object, String> plain = new HashMap<>();
        Map<Object, String> identity = new IdentityHashMap<>();
        for (int i = 0; i < 6; i++) {
            Object key = new Object();
            plain.put(key, "o" + i);
            identity.put(key, "o" + i);
        }
        System.out.println("objects " + plain.values());
        System.out.println("identity map " + identity.values());
        System.out.println("enums " + new HashSet<>(Set.of(Color.values())));
        System.out.println("classes " + new HashSet<>(Set.of(String.class, int[].class, Color.class, Map.class)));

        Map<Runnable, String> lambdas = new HashMap<>();
        lambdas.put(() -> System.out.println("1"), "lambda 1");
        lambdas.put(() -> System.out.println("2"), "lambda 2");
        lambdas.put(System.out::println, "lambda 3");
        System.out.println("lambdas " + lambdas.values());

        Map<Thread, String> threads = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() ->
                    System.out.println("in thread " + Thread.currentThread().hashCode()));
            threads.put(thread, thread.getName());
            thread.start();
        }
        System.out.println("threads " + threads.values());
        for (Thread thread : threads.keySet()) {
            thread.join();
        }
    }
}
