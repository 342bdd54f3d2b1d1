package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs of one program under one seed after the other in a single JVM, its classes loaded anew for each. */
final class SeedRuns {
    private static final Pattern END = Pattern.compile("(?m)^seed (\\d+) hash (\\w+) (.*)\n");
    private static final int FIRST_SECONDS = 120;
    private static final long SECONDS_A_SEED = 30;

    private SeedRuns() {}

    /** What became of one seed. */
    record SeedRun(String seed, String hash, String out) {
        String trace() {
            return seed + " " + hash;
        }
    }

    /** Runs {@code count} seeds from {@code from} on, each of which must end with status 0. */
    static List<SeedRun> explore(String classPath, String main, String engine, int from, int count) {
        List<String> words = List.of(main.split(" "));
        ChildJvm jvm = ChildJvm.withAgent()
                .option("main", "off")
                .main(classPath, "programs.harness.SeedHashes")
                .with(words.get(0), Integer.toString(from), Integer.toString(count), engine)
                .with(words.subList(1, words.size()));
        ChildResult result =
                jvm.timeout(FIRST_SECONDS + SECONDS_A_SEED * count).run().expectStatus(0);
        List<SeedRun> runs = new ArrayList<>();
        Matcher end = END.matcher(result.out);
        int start = 0;
        while (end.find()) {
            assertEquals("status 0", end.group(3), () -> main + " " + result);
            runs.add(new SeedRun(end.group(1), end.group(2), result.out.substring(start, end.start())));
            start = end.end();
        }
        assertEquals(result.out.length(), start, result::toString);
        assertEquals(count, runs.size(), result::toString);
        return runs;
    }
}
