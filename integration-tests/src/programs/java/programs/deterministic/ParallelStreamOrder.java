package programs.deterministic;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parallel streams visit elements in the order of the schedule and still compute fixed results. */
public final class ParallelStreamOrder {
    private ParallelStreamOrder() {}

    public static void main(String[] args) {
        IntStream.range(0, 16).parallel().forEach(i -> System.out.println("visit " + i));
        String joined = IntStream.range(0, 12)
                .parallel()
                .peek(i -> System.out.println("peek " + i))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        System.out.println(joined);
        int any = IntStream.range(0, 32)
                .parallel()
                .filter(i -> i % 5 == 4)
                .findAny()
                .getAsInt();
        System.out.println("any " + any);
        System.out.println("sum " + IntStream.rangeClosed(1, 1000).parallel().sum());
    }
}
