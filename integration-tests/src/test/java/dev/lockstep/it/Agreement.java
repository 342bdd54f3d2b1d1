package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Runs a self-checking program natively and controlled: what it prints must be the same, and a seed must be one
 * execution in two JVMs, on all engines, alone and as the third of several.
 */
final class Agreement {
    static final int SEED = 7;

    private Agreement() {}

    /** For a program whose output does not depend on the schedule. */
    static void withNative(String program) {
        ChildResult natively = ChildJvm.plain()
                .main(Programs.classPath(), program)
                .timeout(60)
                .run()
                .expectStatus(0);
        assertFalse(natively.err.contains("AssertionError"), natively::toString);
        assertFalse(natively.out.isEmpty(), natively::toString);
        assertEquals(natively.out, ofEngines(program).out, "natively and controlled");
    }

    /** For any program; returns its run on the default engine. */
    static ChildResult ofEngines(String program) {
        ChildResult first = null;
        for (String engine : ChildJvm.ENGINES) {
            ChildResult alone = controlled(engine)
                    .option("seed", SEED)
                    .main(Programs.classPath(), program)
                    .run()
                    .expectStatus(0)
                    .expectPass();
            assertSame(program, alone, third(program, engine));
            if (first != null) {
                assertSame(program, first, alone);
            }
            first = first == null ? alone : first;
        }
        return first;
    }

    private static ChildResult third(String program, String engine) {
        return controlled(engine)
                .option("seed", SEED - 2)
                .option("iterations", 3)
                .main(Programs.classPath(), program)
                .run()
                .expectStatus(0)
                .expectPass();
    }

    private static ChildJvm controlled(String engine) {
        return ChildJvm.withAgent().option("engine", engine).timeout(90);
    }

    private static void assertSame(String program, ChildResult one, ChildResult other) {
        assertEquals(Integer.toString(SEED), other.field("seed"), other::toString);
        assertEquals(one.field("trace"), other.field("trace"), () -> program + "\n" + one + "\n" + other);
        assertTrue(other.out.endsWith(one.out), () -> "stdout of " + one + "\n" + other);
    }
}
