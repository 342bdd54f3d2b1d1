package dev.lockstep.agent.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String MAIN = PrintCommandLine.class.getName();

    /** What a JVM prints that was started with {@code words}; its class path comes from the environment. */
    private static String printed(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.trim();
    }

    private static String replay(String rest) {
        return JAVA + " -Dlockstep.replay=%s -Xshare:auto -XX:TieredStopAtLevel=1 " + rest;
    }

    @Test
    void whatTheTraceSaysIsDropped() throws IOException {
        assertEquals(
                replay("-Dlockstep.strategy=pct -Dx=1 " + MAIN + " -Dlockstep.seed=9 two"),
                printed(
                        "-Dlockstep.seed=5",
                        "-Dlockstep.strategy=pct",
                        "-Dlockstep.iterations=100",
                        "-Dx=1",
                        "-Dlockstep.keepGoing=true",
                        MAIN,
                        "-Dlockstep.seed=9", // the program's own argument
                        "two"));
    }

    @Test
    void valuesOfOptionsAreNoMainClass() throws IOException {
        String path = System.getProperty("java.class.path");
        assertEquals(
                replay("-cp " + path + " --add-opens java.base/java.lang=ALL-UNNAMED -Dx=1 " + MAIN
                        + " -Dlockstep.seed=9"),
                printed(
                        "-cp",
                        path,
                        "-Dlockstep.seed=5",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-Dlockstep.iterations=100",
                        "-Dx=1",
                        MAIN,
                        "-Dlockstep.seed=9"));
    }

    @Test
    void argumentsAfterAJarAreTheProgramsOwn() throws IOException {
        Path jar = Files.createTempFile("print", ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
        String classes = Path.of("target", "classes").toUri() + " "
                + Path.of("target", "test-classes").toUri();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        assertEquals(
                replay("-jar " + jar + " -Dlockstep.seed=9 -cp -Dlockstep.seed=8"),
                printed("-Dlockstep.seed=5", "-jar", jar.toString(), "-Dlockstep.seed=9", "-cp", "-Dlockstep.seed=8"));
    }

    @Test
    void wordsAreQuotedForAShell() throws IOException {
        assertEquals(
                replay("'-Da=b c' " + MAIN + " 'it'\\''s' 50%% '$HOME'"),
                printed("-Da=b c", MAIN, "it's", "50%", "$HOME"));
    }
}
