package dev.lockstep.it;

import dev.lockstep.it.samples.LaunchTests;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A child JVM that runs the JUnit samples with this JVM's class path. */
final class TestJvm {
    private TestJvm() {}

    /** Adds the main class and the samples to {@code jvm}, with {@code first} at the head of the class path. */
    static ChildJvm tests(ChildJvm jvm, List<Path> first, String... samples) {
        StringBuilder path = new StringBuilder();
        first.forEach(entry -> path.append(entry).append(File.pathSeparator));
        path.append(classPath());
        String[] names = Arrays.stream(samples)
                .map(sample -> "dev.lockstep.it.samples." + sample)
                .toArray(String[]::new);
        return jvm.option("main", "off")
                .main(path.toString(), LaunchTests.class.getName())
                .with(names);
    }

    /** The entry of this JVM's class path whose file name starts with {@code name}. */
    static Path entry(String name) {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not in " + classPath()));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
