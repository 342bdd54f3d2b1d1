package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside JaCoCo and beside Mockito's inline mocks, whichever agent comes first. */
@Execution(ExecutionMode.CONCURRENT)
class OtherAgentsIT {
    private static final Path JACOCO =
            Path.of("target", "agents", "org.jacoco.agent-runtime.jar").toAbsolutePath();
    private static final String LOCKSTEP = "-javaagent:" + ChildJvm.AGENT;

    /** Where an agent stands. */
    enum Place {
        BEFORE,
        AFTER,
        ATTACHED
    }

    private static ChildJvm jvm(String other, Place place) {
        return switch (place) {
            case BEFORE -> ChildJvm.plain().with(other, LOCKSTEP);
            case AFTER -> ChildJvm.plain().with(LOCKSTEP, other);
            case ATTACHED -> ChildJvm.plain().with(LOCKSTEP);
        };
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void mockito(Place place) {
        expectMocks(jvm("-javaagent:" + TestJvm.entry("mockito-core"), place));
    }

    @Test
    void mockitoAndWeAttachOurselves() {
        expectMocks(ChildJvm.plain());
    }

    private static void expectMocks(ChildJvm jvm) {
        ChildResult result = TestJvm.tests(jvm, List.of(), "MockSample").run().expectStatus(0);
        for (String test : List.of("finalClass", "spyOfTheFixedTwin", "staticMethod", "construction", "nativeTest")) {
            assertTrue(result.out.contains(test + "() SUCCESSFUL\n"), result::toString);
        }
        assertTrue(result.out.contains("findsARaceThroughASpy() FAILED: AssertionFailedError: "), result::toString);
        assertTrue(result.out.contains("failure: assertion"), result::toString);
    }

    @Test
    void mocksKeepRunsDeterministic() {
        ChildJvm jvm = jvm("", Place.ATTACHED);
        List<String> first = traces(TestJvm.tests(jvm, List.of(), "MockSample").run());
        List<String> second = traces(
                TestJvm.tests(jvm("", Place.ATTACHED), List.of(), "MockSample").run());
        assertEquals(4, first.size(), first::toString);
        assertEquals(first, second);
    }

    private static List<String> traces(ChildResult result) {
        return result.out
                .lines()
                .filter(line -> line.contains(" lockstep: result=pass"))
                .sorted()
                .toList();
    }

    /** Which lines were reached, and which were not, is what the tests did: the same without us would give. */
    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void jacocoSeesWhatControlledTestsCover(Place place) throws IOException {
        Path data = ChildJvm.newDirectory().resolve("jacoco.exec");
        ChildJvm jvm = jvm("-javaagent:" + JACOCO + "=destfile=" + data, place);
        ChildResult result = TestJvm.tests(jvm, List.of(), "ShopSample").run().expectStatus(0);
        assertTrue(result.out.contains("oversells() FAILED: AssertionFailedError: "), result::toString);
        assertTrue(result.out.contains("sellsOnce() SUCCESSFUL\n"), result::toString);
        assertTrue(result.out.contains("nativeTest() SUCCESSFUL\n"), result::toString);
        IClassCoverage shop = coverage(data, "Shop");
        assertEquals(1, shop.getMethodCounter().getMissedCount(), "never() is not called");
        assertEquals(1, shop.getLineCounter().getMissedCount());
        assertEquals(0, shop.getBranchCounter().getMissedCount(), "both branches of sell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void jacocoDoesNotChangeAControlledMain(Place place) {
        String main = "programs.deterministic.ForkJoinSums";
        ChildResult alone =
                ChildJvm.withAgent().main(Programs.classPath(), main).run().expectPass();
        ChildResult both = jvm("-javaagent:" + JACOCO, place)
                .main(Programs.classPath(), main)
                .run()
                .expectPass();
        assertEquals(alone.field("trace"), both.field("trace"));
        assertEquals(alone.out, both.out);
        assertTrue(Files.isRegularFile(both.directory.resolve("jacoco.exec")), "written as the JVM ends");
    }

    private static IClassCoverage coverage(Path data, String simpleName) throws IOException {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(data.toFile());
        CoverageBuilder builder = new CoverageBuilder();
        String path = "dev/lockstep/it/samples/" + simpleName + ".class";
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        new Analyzer(loader.getExecutionDataStore(), builder)
                .analyzeAll(Files.newInputStream(classes.resolve(path)), path);
        assertTrue(builder.getNoMatchClasses().isEmpty(), "JaCoCo saw other bytes than the class file's");
        return builder.getClasses().iterator().next();
    }
}
