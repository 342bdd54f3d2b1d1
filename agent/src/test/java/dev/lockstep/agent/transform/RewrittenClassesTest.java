package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.lockstep.agent.transform.fixture.Allocations;
import dev.lockstep.agent.transform.fixture.Arrays;
import dev.lockstep.agent.transform.fixture.Atomics;
import dev.lockstep.agent.transform.fixture.BoundReferences;
import dev.lockstep.agent.transform.fixture.Constructors;
import dev.lockstep.agent.transform.fixture.Flow;
import dev.lockstep.agent.transform.fixture.Initializers;
import dev.lockstep.agent.transform.fixture.Interfaces;
import dev.lockstep.agent.transform.fixture.Lambdas;
import dev.lockstep.agent.transform.fixture.Loops;
import dev.lockstep.agent.transform.fixture.Methods;
import dev.lockstep.agent.transform.fixture.NestedBlocks;
import dev.lockstep.agent.transform.fixture.OwnMethods;
import dev.lockstep.agent.transform.fixture.Volatiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rewritten classes pass verification and, without a controller, do what the originals do. */
class RewrittenClassesTest {
    private static final List<Class<?>> FIXTURES = List.of(
            Allocations.class,
            Arrays.class,
            Atomics.class,
            Constructors.class,
            Flow.class,
            Initializers.class,
            Interfaces.class,
            Lambdas.class,
            Loops.class,
            Methods.class,
            NestedBlocks.class,
            OwnMethods.class,
            Volatiles.class);

    private static final Map<Class<?>, String> EXPECTED = new HashMap<>();

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Class<?> fixture : FIXTURES) {
            cases.add(Arguments.of(fixture, false));
            cases.add(Arguments.of(fixture, true));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesAsTheOriginal(Class<?> original, boolean memoryPoints) throws Exception {
        Class<?> rewritten = rewritten(original, memoryPoints);
        assertNotSame(original, rewritten);
        assertEquals(expected(original), result(rewritten));
    }

    @Test
    void boundReferencesKeepTheirReceiver() throws Exception {
        behavesAsTheOriginal(BoundReferences.class, false);
        behavesAsTheOriginalUnderAController(BoundReferences.class, false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesAsTheOriginalUnderAController(Class<?> original, boolean memoryPoints) throws Exception {
        Class<?> rewritten = rewritten(original, memoryPoints);
        String expected = expected(original);
        try (ShadowMonitors monitors = new ShadowMonitors()) {
            assertEquals(expected, result(rewritten));
            assertEquals(0, monitors.held());
            assertEquals(0, monitors.atomicDepth());
        }
    }

    @Test
    void onlyLongLoopsTurnToTheController() throws Exception {
        Class<?> rewritten = rewritten(Loops.class, false);
        try (ShadowMonitors monitors = new ShadowMonitors()) {
            rewritten.getMethod("count", int.class).invoke(null, 16_000);
            assertEquals(0, monitors.loops());
            rewritten.getMethod("count", int.class).invoke(null, 1_000_000);
            assertEquals(1_000_000 >> 14, monitors.loops());
        }
    }

    /** The original's answer, asked once: a class initialiser fails the first time in its own way. */
    private static String expected(Class<?> original) throws Exception {
        String known = EXPECTED.get(original);
        if (known == null) {
            known = result(original);
            EXPECTED.put(original, known);
        }
        return known;
    }

    private static Class<?> rewritten(Class<?> original, boolean memoryPoints) throws ClassNotFoundException {
        String prefix = Arrays.class.getPackageName() + ".";
        return new Rewriting(prefix, memoryPoints).loadClass(original.getName());
    }

    private static String result(Class<?> type) throws Exception {
        return (String) ((Callable<?>) type.getConstructor().newInstance()).call();
    }
}
