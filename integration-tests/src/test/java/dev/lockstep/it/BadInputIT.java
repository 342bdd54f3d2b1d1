package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gives one line on standard error, the documented exit status and never a stack trace. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {
    private static final int USAGE = 64;
    private static final int TOOL = 73;
    private static final String MAIN = "programs.deterministic.PrintRace";

    @ParameterizedTest
    @CsvSource({
        "nonsense, 1, 'unknown option lockstep.nonsense=1; allowed: '",
        "Seed, 1, unknown option lockstep.Seed=1",
        "seed, 12x, lockstep.seed=12x",
        "seed, 0xgg, lockstep.seed=0xgg",
        "seed, 0x, lockstep.seed=0x",
        "seed, 9223372036854775808, lockstep.seed=9223372036854775808",
        "seed, '', lockstep.seed=",
        "iterations, 0, lockstep.iterations=0",
        "iterations, many, lockstep.iterations=many",
        "keepGoing, yes, lockstep.keepGoing=yes",
        "strategy, best, lockstep.strategy=best",
        "strategy, pct:0, lockstep.strategy=pct:0",
        "strategy, pct:x, lockstep.strategy=pct:x",
        "engine, fibers, lockstep.engine=fibers",
        "points, all, lockstep.points=all",
        "maxSteps, -1, lockstep.maxSteps=-1",
        "maxVirtualTime, 3 parsecs, lockstep.maxVirtualTime=3 parsecs",
        "maxVirtualTime, 99999999999999999999s, 'such as 500ms or 2h, up to 106751d'",
        "maxStall, 106752d, lockstep.maxStall=106752d",
        "main, maybe, lockstep.main=maybe",
        "cache, '', 'lockstep.cache= is not allowed; allowed: auto, off, or a directory'",
    })
    void option(String name, String value, String expected) {
        expectLine(child(ChildJvm.withAgent().option(name, value)), USAGE, expected);
    }

    @ParameterizedTest
    @CsvSource({"seed, 'seed'", "'seed=x', 'lockstep.seed=x'", "'seed=7,nonsense=1', 'lockstep.nonsense=1'"})
    void agentArgument(String arguments, String expected) {
        ChildJvm jvm = ChildJvm.plain().with("-javaagent:" + ChildJvm.AGENT + "=" + arguments);
        expectLine(child(jvm), USAGE, expected);
    }

    @Test
    void coroutineEngineNeedsContinuations() {
        ChildResult result = child(ChildJvm.withAgent().option("engine", "coroutine"));
        if (ChildJvm.HAS_COROUTINES) {
            result.expectStatus(0).expectPass();
        } else {
            expectLine(result, USAGE, "lockstep.engine=coroutine");
        }
    }

    @Test
    void traceThatIsMissing() {
        expectLine(child(ChildJvm.withAgent().option("replay", "/no/such.trace")), USAGE, "/no/such.trace");
    }

    @Test
    void traceThatIsForeign() throws IOException {
        Path text = Files.writeString(ChildJvm.newDirectory().resolve("a.trace"), "something else\n");
        expectLine(replay(text), USAGE, text.toString());
        Path bytes = ChildJvm.newDirectory().resolve("b.trace");
        Files.write(bytes, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) 0xff});
        expectLine(replay(bytes), USAGE, bytes.toString());
        Path empty = Files.write(ChildJvm.newDirectory().resolve("c.trace"), new byte[0]);
        expectLine(replay(empty), USAGE, empty.toString());
    }

    @Test
    void traceThatIsDamaged() throws IOException {
        ChildResult found = ChildJvm.withAgent()
                .option("iterations", 200)
                .main(Programs.classPath(), "programs.planted.CheckThenAct")
                .run()
                .expectFailure("exception");
        List<String> lines = Files.readAllLines(Path.of(found.reported("trace")));
        Path cut = ChildJvm.newDirectory().resolve("cut.trace");
        Files.write(cut, lines.subList(0, lines.size() - 1));
        expectLine(replay(cut), USAGE, cut.toString());
        Path header = ChildJvm.newDirectory().resolve("header.trace");
        Files.write(header, lines.subList(0, 2));
        expectLine(replay(header), USAGE, header.toString());
        Path garbled = ChildJvm.newDirectory().resolve("garbled.trace");
        lines.set(lines.size() - 1, "three little pigs");
        Files.write(garbled, lines);
        expectLine(replay(garbled), USAGE, garbled.toString());
    }

    @Test
    void mainClassThatIsMissing() {
        ChildResult result =
                ChildJvm.withAgent().main(Programs.classPath(), "no.such.Main").run();
        expectLine(result, USAGE, "no.such.Main");
    }

    @Test
    void agentListedTwice() {
        expectLine(child(ChildJvm.withAgent().with("-javaagent:" + ChildJvm.AGENT)), USAGE, "twice");
    }

    @Test
    void agentJarWithoutItsImage() throws IOException {
        expectLine(child(ChildJvm.plain().with("-javaagent:" + damaged(-1))), TOOL, "damaged");
    }

    @Test
    void agentJarWithHalfAnImage() throws IOException {
        expectLine(child(ChildJvm.plain().with("-javaagent:" + damaged(1000))), TOOL, "damaged");
    }

    private static ChildResult child(ChildJvm jvm) {
        return jvm.main(Programs.classPath(), MAIN).run();
    }

    private static ChildResult replay(Path trace) {
        return child(ChildJvm.withAgent().option("replay", trace));
    }

    private static void expectLine(ChildResult result, int status, String expected) {
        result.expectStatus(status);
        assertEquals(1, result.errLines().size(), result::toString);
        String line = result.errLines().get(0);
        assertTrue(line.startsWith("lockstep: "), result::toString);
        assertTrue(line.contains(expected), result::toString);
        assertEquals("", result.out, result::toString);
    }

    /** A copy of the agent's jar whose boot image is cut to {@code length} bytes, or missing if negative. */
    private static Path damaged(int length) throws IOException {
        Path copy = ChildJvm.newDirectory().resolve("lockstep-agent.jar");
        try (ZipFile jar = new ZipFile(ChildJvm.AGENT.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : jar.stream().toList()) {
                boolean image = entry.getName().equals("lockstep-boot.bin");
                if (image && length < 0) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    out.write(image ? in.readNBytes(length) : in.readAllBytes());
                }
                out.closeEntry();
            }
        }
        return copy;
    }
}
