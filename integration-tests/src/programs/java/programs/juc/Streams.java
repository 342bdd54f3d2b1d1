package programs.juc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import programs.check.Check;

/** Parallel streams, parallel array operations and bulk operations of concurrent maps. */
public final class Streams {
    private static final int SIZE = 200;

    private Streams() {}

    public static void main(String[] args) throws Exception {
        streams();
        ForkJoinPool own = new ForkJoinPool(2);
        Check.equal(
                "in an own pool",
                19900,
                own.submit(() -> IntStream.range(0, SIZE).parallel().sum()).get());
        own.shutdown();
        arrays();
        maps();
    }

    private static void streams() {
        List<Integer> numbers = IntStream.range(0, SIZE).boxed().collect(Collectors.toList());
        Check.equal("sum", 19900, numbers.parallelStream().mapToInt(n -> n).sum());
        Map<Integer, Long> groups =
                numbers.parallelStream().collect(Collectors.groupingByConcurrent(n -> n % 3, Collectors.counting()));
        Check.equal("groups", "{0=67, 1=67, 2=66}", groups);
        StringBuilder ordered = new StringBuilder();
        numbers.parallelStream().limit(5).forEachOrdered(ordered::append);
        Check.equal("ordered", "01234", ordered);
        LongAdder adder = new LongAdder();
        numbers.parallelStream().forEach(adder::add);
        Check.equal("adder", 19900L, adder.sum());
        Check.equal(
                "sorted",
                199,
                numbers.parallelStream().sorted((a, b) -> b - a).findFirst().orElseThrow());
        Check.that("any", numbers.parallelStream().anyMatch(n -> n == 150));
        Check.equal("reduced", 199, numbers.parallelStream().reduce(0, Math::max));
        Check.equal(
                "joined",
                490,
                numbers.parallelStream()
                        .map(String::valueOf)
                        .collect(Collectors.joining())
                        .length());
    }

    private static void arrays() {
        int[] values = new int[9000];
        Arrays.parallelSetAll(values, i -> values.length - i);
        Arrays.parallelSort(values);
        Check.equal("sorted", "1 9000", values[0] + " " + values[8999]);
        Arrays.parallelPrefix(values, Integer::sum);
        Check.equal("prefix", 9000 * 9001 / 2, values[8999]);
    }

    private static void maps() {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        IntStream.range(0, SIZE).parallel().forEach(n -> map.merge(n % 10, n, Integer::sum));
        Check.equal("reduced", 19900, map.reduceValues(1, Integer::sum));
        AtomicInteger seen = new AtomicInteger();
        map.forEach(1, (key, value) -> seen.incrementAndGet());
        Check.equal("seen", 10, seen.get());
        Check.equal("searched", 7, map.search(1, (key, value) -> key == 7 ? key : null));
    }
}
