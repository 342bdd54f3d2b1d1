package dev.lockstep.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Builds {@code src/surefire-project} with Maven, offline, with the jars of this build. */
@Execution(ExecutionMode.CONCURRENT)
class SurefireIT {
    private static final Path AGENT = Path.of(
                    System.getProperty("lockstep.agent.jar", "../agent/target/lockstep-agent.jar"))
            .toAbsolutePath();
    private static final Path JUNIT = AGENT.resolve("../../../junit/target/lockstep-junit-0.1.0-SNAPSHOT.jar")
            .normalize();

    @TempDir
    Path project;

    @Test
    void findsTheRaceAndRepeatsItsSeed() throws Exception {
        String output = build();
        assertTrue(output.contains("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0"), output);
        assertTrue(output.contains("failure: assertion"), output);
        assertTrue(output.contains("native test printed"), output);
        Matcher repeat = Pattern.compile("mvn test '-Dtest=user.SeatsTest#overbooks' "
                        + "(-Dlockstep.seed=\\d+) (-Dlockstep.iterations=1)")
                .matcher(output);
        assertTrue(repeat.find(), output);
        assertEquals(1, traces().size());
        String again = build("-Dtest=user.SeatsTest#overbooks", repeat.group(1), repeat.group(2));
        assertTrue(again.contains("Tests run: 1, Failures: 1"), again);
        assertTrue(again.contains("in iteration 0"), again);
        String replay = build("-Dtest=user.SeatsTest#overbooks", "-Dlockstep.replay=" + traces().get(0));
        assertTrue(replay.contains("Tests run: 1, Failures: 1"), replay);
        assertTrue(replay.contains("failure: assertion"), replay);
    }

    @Test
    void worksBesideJacocoInEitherOrder() throws Exception {
        Path jacoco =
                Path.of("target", "agents", "org.jacoco.agent-runtime.jar").toAbsolutePath();
        for (String place : List.of("before", "after")) {
            Path data = project.resolve(place + ".exec");
            String output = build("-Dagent." + place + "=-javaagent:" + jacoco + "=destfile=" + data);
            assertTrue(output.contains("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0"), output);
            assertTrue(Files.size(data) > 0);
        }
    }

    private List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("target/lockstep"))) {
            return files.filter(file -> file.toString().endsWith(".trace")).toList();
        }
    }

    private String build(String... arguments) throws Exception {
        copyProject();
        List<String> command = new ArrayList<>(List.of("mvn", "-o", "-B", "-ntp", "test"));
        command.add("-Dplace.agent=" + AGENT);
        command.add("-Dplace.junit=" + JUNIT);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("build.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // starts in half the time
        Process process = builder.redirectInput(new File("/dev/null")).start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), "the build hangs");
        return Files.readString(project.resolve("build.log"));
    }

    private void copyProject() throws IOException {
        Path source = Path.of("src/surefire-project").toAbsolutePath();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
