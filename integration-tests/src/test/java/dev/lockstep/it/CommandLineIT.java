package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to start a main: arguments, standard streams and exit status are the program's own. */
@Execution(ExecutionMode.CONCURRENT)
class CommandLineIT {
    private static final String MODULE = "module echo { }\n";
    private static final String ECHO = String.join(
            "\n",
            "package echo;",
            "public class Main {",
            "    public static void main(String[] args) throws Exception {",
            "        Thread thread = new Thread(() -> System.out.println(\"thread \" + args.length));",
            "        thread.start();",
            "        thread.join();",
            "        for (String arg : args) System.out.println(\"[\" + arg + \"]\");",
            "        System.in.transferTo(System.out);",
            "        System.err.println(\"on stderr\");",
            "        System.exit(args.length);",
            "    }",
            "}");
    private static final String EXPECTED = "thread 3\n[a]\n[b c]\n[*]\nline 1\nline ü\n";
    private static final Path DIRECTORY = ChildJvm.newDirectory();
    private static final Path CLASSES = Programs.compile(DIRECTORY, "module-info.java", MODULE, "echo/Main.java", ECHO);

    @Test
    void classPath() {
        expectEcho(ChildJvm.withAgent().main(CLASSES.toString(), "echo.Main"));
    }

    @Test
    void jar() {
        expectEcho(ChildJvm.withAgent().with("-jar", packaged("app.jar").toString()));
    }

    @Test
    void module() {
        expectEcho(ChildJvm.withAgent().with("-p", CLASSES.toString(), "-m", "echo/echo.Main"));
    }

    @Test
    void moduleInJar() {
        expectEcho(ChildJvm.withAgent().with("-p", packaged("module.jar").toString(), "-m", "echo/echo.Main"));
    }

    @Test
    void moduleOfManyIterations() {
        ChildJvm jvm = ChildJvm.withAgent()
                .option("iterations", 3)
                .option("failOnExit", false)
                .with("-p", CLASSES.toString(), "-m", "echo/echo.Main", "a");
        ChildResult result = jvm.run().expectPass();
        assertEquals("thread 1\n[a]\n".repeat(3), result.out, result::toString);
    }

    private static void expectEcho(ChildJvm jvm) {
        ChildResult result = jvm.with("a", "b c", "*").stdin("line 1\nline ü\n").run();
        result.expectStatus(3).expectPass();
        assertEquals(EXPECTED, result.out, result::toString);
        assertEquals(2, result.errLines().size(), result::toString);
        assertEquals("on stderr", result.errLines().get(0), result::toString);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void instanceMain() {
        String source = "class Instance {\n    void main() { System.out.println(\"instance\"); }\n}\n";
        Path classes = Programs.compile(ChildJvm.newDirectory(), "Instance.java", source);
        ChildResult result =
                ChildJvm.withAgent().main(classes.toString(), "Instance").run();
        result.expectStatus(0).expectPass();
        assertEquals("instance\n", result.out, result::toString);
    }

    @Test
    void uncaughtExceptionOfOneRunIsAFailure() {
        String source = "class Thrower {\n    public static void main(String[] a) { throw new Error(\"x\"); }\n}\n";
        Path classes = Programs.compile(ChildJvm.newDirectory(), "Thrower.java", source);
        ChildResult result =
                ChildJvm.withAgent().main(classes.toString(), "Thrower").run();
        result.expectFailure("exception");
        assertEquals("", result.out, result::toString);
    }

    @ParameterizedTest
    @CsvSource({"'seed=7,strategy=pos', 7", "seed=0x10, 16", "seed=-3, -3", "'seed=5,engine=thread', 5"})
    void agentArguments(String arguments, String seed) {
        ChildResult result = ChildJvm.plain()
                .with("-javaagent:" + ChildJvm.AGENT + "=" + arguments)
                .main(Programs.classPath(), "programs.deterministic.PrintRace")
                .run();
        result.expectStatus(0).expectPass();
        assertEquals(seed, result.field("seed"), result::toString);
    }

    @Test
    void agentArgumentsAreTheSameAsProperties() {
        ChildResult property = race(ChildJvm.withAgent().option("seed", 7).option("strategy", "pos"));
        ChildResult argument = race(ChildJvm.plain().with("-javaagent:" + ChildJvm.AGENT + "=seed=7,strategy=pos"));
        assertEquals(property.field("trace"), argument.field("trace"));
        assertEquals(property.out, argument.out);
    }

    private static ChildResult race(ChildJvm jvm) {
        return jvm.main(Programs.classPath(), "programs.deterministic.PrintRace")
                .run()
                .expectPass();
    }

    @Test
    void mainOffRunsNatively() {
        ChildResult result = ChildJvm.withAgent()
                .option("main", "off")
                .main(CLASSES.toString(), "echo.Main")
                .with("a")
                .run();
        result.expectStatus(1);
        assertEquals("on stderr\n", result.err, result::toString);
    }

    @Test
    void testRunnerIsLeftAlone() {
        String source = "package org.junit.platform.console;\npublic class Launcher {\n"
                + "    public static void main(String[] a) { System.out.println(\"runner\"); }\n}\n";
        Path classes = Programs.compile(ChildJvm.newDirectory(), "org/junit/platform/console/Launcher.java", source);
        ChildResult left = ChildJvm.withAgent()
                .main(classes.toString(), "org.junit.platform.console.Launcher")
                .run();
        left.expectStatus(0);
        assertFalse(left.hasSummary(), left::toString);
        ChildResult forced = ChildJvm.withAgent()
                .option("main", "on")
                .main(classes.toString(), "org.junit.platform.console.Launcher")
                .run();
        forced.expectStatus(0).expectPass();
        assertTrue(forced.hasSummary(), forced::toString);
    }

    private static Path packaged(String name) {
        return jarOf(CLASSES, ChildJvm.newDirectory().resolve(name), "echo.Main");
    }

    /** Packs a directory of classes. */
    static Path jarOf(Path classes, Path jar, String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
