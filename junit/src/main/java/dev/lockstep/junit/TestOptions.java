package dev.lockstep.junit;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotation of a test method asks for, as options by name. */
final class TestOptions {
    private final Map<String, String> values = new HashMap<>();
    private final String points;

    private TestOptions(
            int iterations, long seed, String strategy, String engine, String points, long maxSteps, String out) {
        values.put("iterations", Integer.toString(iterations));
        values.put("seed", Long.toString(seed));
        if (!strategy.isEmpty()) {
            values.put("strategy", strategy);
        }
        if (!engine.isEmpty()) {
            values.put("engine", engine);
        }
        if (maxSteps != 0) {
            values.put("maxSteps", Long.toString(maxSteps));
        }
        values.put("out", out);
        this.points = points;
    }

    /** Those of a method; empty if it is no Lockstep test. */
    static Optional<TestOptions> of(AnnotatedElement method) {
        Optional<LockstepTest> test = AnnotationSupport.findAnnotation(method, LockstepTest.class);
        if (test.isPresent()) {
            LockstepTest t = test.get();
            return Optional.of(new TestOptions(
                    t.iterations(), t.seed(), t.strategy(), t.engine(), t.points(), t.maxSteps(), defaultOut()));
        }
        return AnnotationSupport.findAnnotation(method, Lockstep.class)
                .map(t -> new TestOptions(
                        t.iterations(), t.seed(), t.strategy(), t.engine(), t.points(), t.maxSteps(), defaultOut()));
    }

    /** True if a method is a Lockstep test. */
    static boolean isOn(AnnotatedElement method) {
        return AnnotationSupport.isAnnotated(method, LockstepTest.class)
                || AnnotationSupport.isAnnotated(method, Lockstep.class);
    }

    /** Options by name, without the prefix of system properties. */
    Map<String, String> values() {
        return values;
    }

    /** The scheduling points that the test needs; empty for any. */
    String points() {
        return points;
    }

    private static String defaultOut() {
        return Files.isDirectory(Path.of("target")) ? "target/lockstep" : "lockstep-out";
    }
}
