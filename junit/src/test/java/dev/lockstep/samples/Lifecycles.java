package dev.lockstep.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.junit.Lockstep;
import dev.lockstep.junit.LockstepTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called, on which instance and how often. */
public final class Lifecycles {
    /** Calls in order. */
    public static final List<String> CALLS = Collections.synchronizedList(new ArrayList<>());

    private Lifecycles() {}

    /** Has lifecycle methods to inherit. */
    public abstract static class Base {
        @BeforeEach
        void beforeBase() {
            CALLS.add("beforeBase");
        }

        @AfterEach
        void afterBase() {
            CALLS.add("afterBase");
        }
    }

    /** Records its calls. */
    public static class Recorded extends Base {
        private int state;

        @BeforeEach
        void before(TestInfo info) {
            assertEquals("test", info.getTestMethod().orElseThrow().getName());
            CALLS.add("before" + state++);
        }

        @AfterEach
        void after(TestInfo info) {
            assertNotNull(info);
            CALLS.add("after" + state++);
        }

        @LockstepTest(iterations = 2)
        void test(TestInfo info) {
            assertEquals("test", info.getTestMethod().orElseThrow().getName());
            assertTrue(Thread.currentThread().getId() >= 1_000_000L);
            CALLS.add("test" + state++);
        }
    }

    /** Controlled and native tests share lifecycle methods. */
    public static class Mixed {
        private Thread prepared;

        @BeforeEach
        void before() {
            prepared = Thread.currentThread();
        }

        @AfterEach
        void after() {
            assertEquals(prepared, Thread.currentThread());
        }

        @Test
        void ordinary() {
            assertEquals(prepared, Thread.currentThread());
        }

        @LockstepTest(iterations = 3)
        void controlled() {
            assertEquals(prepared, Thread.currentThread());
        }

        /** An inner class. */
        @Nested
        class Inner {
            private Thread inner;

            @BeforeEach
            void before() {
                assertNotNull(prepared);
                inner = Thread.currentThread();
            }

            @LockstepTest(iterations = 3)
            void nested() {
                assertEquals(prepared, inner);
                assertEquals(inner, Thread.currentThread());
            }
        }
    }

    /** One instance for all. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    public static class PerClass {
        private int count;

        @LockstepTest(iterations = 5)
        void test() {
            count++;
        }

        @AfterEach
        void after() {
            CALLS.add("count" + count);
        }
    }

    /** Parameters and what extensions inject. */
    public static class Parameters {
        @TempDir
        Path directory;

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Lockstep(iterations = 4)
        void values(int value) {
            assertTrue(Files.isDirectory(directory));
            CALLS.add("value" + value);
        }

        @RepeatedTest(2)
        @Lockstep(iterations = 2)
        void repeated(RepetitionInfo info) {
            CALLS.add("repetition" + info.getCurrentRepetition());
        }
    }

    /** Parameters of the constructor. */
    public static class ConstructorParameter {
        private final TestInfo info;

        ConstructorParameter(TestInfo info) {
            this.info = info;
        }

        @LockstepTest(iterations = 2)
        void test() {
            assertNotNull(info);
        }
    }

    /** An assumption. */
    public static class Assumption {
        @LockstepTest(iterations = 5)
        void never() {
            assumeTrue(false, "planted");
        }
    }

    /** Options that are wrong. */
    public static class BadOptions {
        @LockstepTest(strategy = "nonsense")
        void strategy() {}

        @LockstepTest(iterations = 0)
        void iterations() {}

        @LockstepTest(points = "memory")
        void points() {}
    }
}
