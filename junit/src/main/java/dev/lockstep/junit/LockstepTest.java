package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run under many deterministic schedules, one after another; the first that fails fails the test.
 *
 * <pre>{@code
 * @LockstepTest(iterations = 1_000)
 * void transfersNeverLoseMoney() throws Exception {
 *     // ordinary threads, locks, executors
 * }
 * }</pre>
 *
 * <p><b>An iteration</b> is one controlled run: a new instance of the test class, its {@code @BeforeEach} methods,
 * the test method and its {@code @AfterEach} methods all run on the run's main thread, in JUnit's order. The run
 * ends with that thread, once other threads had time to get idle: pools need not be shut down. It fails if the
 * test throws, if another thread ends with an exception that no handler takes, if threads wait for each other,
 * if a bound is reached, or if anything calls {@code System.exit}. With
 * {@code @TestInstance(PER_CLASS)} all iterations use JUnit's one instance.
 *
 * <p><b>What happens once, natively,</b> not in every iteration: {@code @BeforeAll}, {@code @AfterAll}, extensions'
 * callbacks such as {@code BeforeEachCallback}, and resolving parameters of the test method and of
 * {@code @BeforeEach}. Fields that extensions have filled ({@code @TempDir}, {@code @Mock}) are copied into each
 * new instance, if its constructor leaves them null. <b>Static fields are kept</b> from iteration to iteration:
 * state that must be fresh belongs in fields of the instance or is reset by {@code @BeforeEach}. A thread or pool
 * kept in a static field dies with the iteration that started it.
 *
 * <p><b>A simulated cluster</b> is there for the asking: declare a parameter of type
 * {@link dev.lockstep.cluster.Cluster}, or call {@code Cluster.current()} in the test.
 *
 * <p><b>{@code @Timeout}</b> is real time over all iterations together. It ends the one that is running at its next
 * scheduling point, and the message names its seed. {@link #maxSteps} bounds a single iteration, reproducibly.
 *
 * <p><b>System properties</b> {@code lockstep.seed}, {@code lockstep.iterations}, {@code lockstep.strategy},
 * {@code lockstep.engine}, {@code lockstep.maxSteps} and all others of the agent override the annotation. A
 * failure's message names the two that repeat that one seed; {@code lockstep.replay=FILE} follows its trace. Reports
 * and traces go to {@code lockstep.out}, by default {@code target/lockstep} in a Maven module and
 * {@code lockstep-out} elsewhere.
 *
 * <p><b>The agent</b> is best given to the test JVM with {@code -javaagent}, in Maven through Surefire's
 * {@code argLine}. Where it is not, it attaches itself when a JUnit session begins. That costs about half a second,
 * and a warning on standard error from JDK 21 on unless {@code -XX:+EnableDynamicAgentLoading} is given; and
 * {@code synchronized} <i>methods</i> of classes that were loaded before keep the JVM's own locks. Ordinary
 * {@code @Test} methods run natively beside it.
 *
 * @see Lockstep for {@code @ParameterizedTest} and {@code @RepeatedTest}
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@ExtendWith({LockstepExtension.class, ClusterParameter.class})
public @interface LockstepTest {
    /** Schedules to try, with seeds {@code seed}, {@code seed + 1} and so on; at least 1. */
    int iterations() default 1000;

    /** The first seed. */
    long seed() default 0;

    /** {@code random}, {@code pct[:depth]}, {@code pos}; empty for the JVM's choice or else the default. */
    String strategy() default "";

    /** {@code auto}, {@code coroutine} or {@code thread}; empty for the JVM's choice or else the default. */
    String engine() default "";

    /**
     * {@code sync} or {@code memory}, if the test needs just one of them; the agent decides it for a whole JVM, so
     * the test fails with a hint where the JVM has the other.
     */
    String points() default "";

    /** Bound on scheduling steps of one iteration; 0 for the JVM's choice or else the default. */
    long maxSteps() default 0;
}
