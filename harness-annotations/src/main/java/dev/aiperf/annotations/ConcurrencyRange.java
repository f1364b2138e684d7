package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sweep over closed loops: from one concurrency to another, in steps, always with the end.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one traffic pattern:
 * {@link Concurrency}, {@code @ConcurrencyRange}, {@link RequestRate} or {@link TraceReplay}. A method's pattern replaces the class's, a subclass's
 * that of its superclass.
 *
 * <p><b>Default.</b> Without any traffic pattern one request is in flight.
 *
 * <pre>{@code
 * @ConcurrencyRange(start = 1, end = 50, step = 5)   // 1, 6, 11, … 46, 50
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ConcurrencyRange {

    /** The first point, 1 or more. The setting {@code concurrency-start}. */
    int start() default 1;

    /** The last point, at least the first. The setting {@code concurrency-end}. */
    int end();

    /** From one point to the next, 1 or more. The setting {@code concurrency-step}. */
    int step() default 1;
}
