package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Static state is fresh in each iteration, whether classes are loaded for it or made new: nobody can tell. */
@Execution(ExecutionMode.CONCURRENT)
class FreshStaticsIT {
    private static final int ITERATIONS = 12;
    private static final int MANY = 1_000;
    private static final String PLAIN = "programs.deterministic.PlainStatics";
    private static final String OTHER = "programs.statics.OtherState";
    private static final List<String> KINDS = List.of(
            "pool",
            "instances",
            "lambdas",
            "fails",
            "interface",
            "clock",
            "properties",
            "overridden",
            "mutual",
            "registered",
            "annotated");

    @TempDir
    private Path directory;

    static Stream<Arguments> kindsAndEngines() {
        return KINDS.stream().flatMap(kind -> ChildJvm.ENGINES.stream().map(engine -> Arguments.of(kind, engine)));
    }

    static Stream<String> engines() {
        return ChildJvm.ENGINES.stream();
    }

    @ParameterizedTest
    @MethodSource("kindsAndEngines")
    void stateOfOtherKindsIsFreshToo(String kind, String engine) {
        same(engine, OTHER, kind);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void plainStateIsTheSameMadeNewOrLoaded(String engine) {
        same(engine, PLAIN);
    }

    private static void same(String engine, String... main) {
        ChildResult loaded = exploration("fresh", ITERATIONS, main)
                .option("engine", engine)
                .run()
                .expectStatus(0)
                .expectPass();
        ChildResult madeNew = exploration("auto", ITERATIONS, main)
                .option("engine", engine)
                .run()
                .expectStatus(0)
                .expectPass();
        assertFalse(loaded.out.isEmpty(), loaded::toString);
        assertEquals(loaded.out, madeNew.out);
        assertEquals(loaded.field("trace"), madeNew.field("trace"));
    }

    /** Where all is plain, no class is loaded after the first iteration; elsewhere, a line says what is not. */
    @Test
    void plainClassesAreLoadedOnce() throws IOException {
        assertEquals(2, timesLoaded("auto", PLAIN), "by the JVM, and for all iterations");
        assertEquals(1 + ITERATIONS, timesLoaded("fresh", PLAIN), "by the JVM, and for each iteration");
        assertEquals(1 + ITERATIONS, timesLoaded("auto", OTHER, "pool"), "by the JVM, and for each iteration");
        ChildResult many = exploration("auto", MANY, OTHER, "pool").run().expectPass();
        assertTrue(many.err.contains("lockstep: note: "), many::toString);
        assertTrue(many.err.contains(OTHER + "$Pool"), many::toString);
    }

    private long timesLoaded(String statics, String... main) throws IOException {
        Path log = directory.resolve("classes.log");
        ChildJvm jvm = ChildJvm.withAgent()
                .with("-Xlog:class+load=info:file=" + log)
                .option("statics", statics)
                .option("iterations", ITERATIONS);
        start(jvm, main).run().expectPass();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" " + main[0] + " ")).count();
        }
    }

    private static ChildJvm exploration(String statics, int iterations, String... main) {
        ChildJvm jvm = ChildJvm.withAgent()
                .option("statics", statics)
                .option("seed", 3)
                .option("iterations", iterations);
        return start(jvm, main);
    }

    private static ChildJvm start(ChildJvm jvm, String... main) {
        ChildJvm program = jvm.main(Programs.classPath(), main[0]);
        for (int i = 1; i < main.length; i++) {
            program.with(main[i]);
        }
        return program;
    }
}
