package programs.deterministic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Iteration order of Set.of and Map.of, which the JDK salts anew in every JVM. */
public final class SaltedCollections {
    private SaltedCollections() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(Set.of("a", "b", "c", "d", "e", "f"));
        System.out.println(Set.of(1, 2));
        System.out.println(Map.of("one", 1, "two", 2, "three", 3, "four", 4));
        System.out.println(Set.copyOf(List.of("x", "y", "z")));
        System.out.println(Stream.of("p", "q", "r").collect(Collectors.toUnmodifiableSet()));
        System.out.println(Map.copyOf(Map.of("k", "v", "l", "w")).keySet());
        System.out.println(System.getenv().size() >= 0);

        Set<String> fromThreads = ConcurrentHashMap.newKeySet();
        Thread other = new Thread(() -> fromThreads.addAll(Set.of("s", "t", "u")));
        other.start();
        for (String value : Set.of("v", "w", "x")) {
            System.out.println("adding " + value + " to " + fromThreads);
            fromThreads.add(value);
        }
        other.join();
        System.out.println(fromThreads);
    }
}
