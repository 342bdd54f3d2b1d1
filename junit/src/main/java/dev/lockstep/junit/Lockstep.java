package dev.lockstep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes each invocation of a {@code @ParameterizedTest}, {@code @RepeatedTest} or other test template a
 * {@link LockstepTest}, which has the details; its arguments are the same in all iterations.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @ValueSource(ints = {1, 2, 8})
 * @Lockstep(iterations = 200)
 * void drains(int consumers) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith({LockstepExtension.class, ClusterParameter.class})
public @interface Lockstep {
    /** As {@link LockstepTest#iterations}. */
    int iterations() default 1000;

    /** As {@link LockstepTest#seed}. */
    long seed() default 0;

    /** As {@link LockstepTest#strategy}. */
    String strategy() default "";

    /** As {@link LockstepTest#engine}. */
    String engine() default "";

    /** As {@link LockstepTest#points}. */
    String points() default "";

    /** As {@link LockstepTest#maxSteps}. */
    long maxSteps() default 0;
}
