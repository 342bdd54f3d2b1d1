package programs.deterministic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The order of three kinds of hash tables by keys of every kind that has an identity hash code. */
public final class IdentityKeys {
    private enum Shape {
        CIRCLE,
        SQUARE,
        STAR,
        LINE,
        CROSS
    }

    private record Pair(Object first, Object second) {}

    private static final class Plain {}

    private static final class First {}

    private static final class Second {}

    private interface Third {}

    private IdentityKeys() {}

    public static void main(String[] args) throws InterruptedException {
        List<Object> plain = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plain.add(new Plain());
        }
        show("plain", plain);
        show("enums", List.of((Object[]) Shape.values()));
        show("classes", List.of(First.class, Second.class, Third.class, Plain.class, Pair.class, Shape[].class));
        show("arrays", List.of(new int[0], new Object[1], new long[2][2], new String[0], new boolean[3]));
        show("lambdas", lambdas());
        show("threads", threads());
        show("records of plain", pairs(plain));
        show("records of enums", pairs(List.of((Object[]) Shape.values())));
        show("records of classes", pairs(List.of(First.class, Second.class, Third.class)));
        show("records of lambdas", pairs(lambdas()));
        show("lists of arrays", List.of(List.of(new int[0]), List.of(new int[0]), List.of(new char[0])));
        Thread other = new Thread(() -> show("in a thread", List.of(new Plain(), new Plain(), new Plain())));
        other.start();
        other.join();
    }

    private static List<Object> lambdas() {
        int[] captured = {1};
        Supplier<Integer> capturing = () -> captured[0];
        Runnable plain = () -> captured[0]++;
        Supplier<String> reference = captured::toString;
        Supplier<Object> constructor = Plain::new;
        return List.of(capturing, plain, reference, constructor);
    }

    private static List<Object> threads() {
        List<Object> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(new Thread());
        }
        return threads;
    }

    private static List<Object> pairs(List<Object> values) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            pairs.add(new Pair(values.get(i), values.get((i + 1) % values.size())));
        }
        return pairs;
    }

    private static void show(String what, List<Object> keys) {
        Map<Object, Integer> map = new HashMap<>();
        Map<Object, Integer> concurrent = new ConcurrentHashMap<>();
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), i);
            concurrent.put(keys.get(i), i);
            numbers.put(keys.get(i), i);
        }
        Collection<Integer> set = new ArrayList<>();
        for (Object key : new HashSet<>(keys)) {
            set.add(numbers.get(key));
        }
        Collection<Integer> unmodifiable = new ArrayList<>();
        for (Object key : Set.copyOf(keys)) {
            unmodifiable.add(numbers.get(key));
        }
        System.out.println(what + " " + map.values() + concurrent.values() + set + unmodifiable);
    }
}
