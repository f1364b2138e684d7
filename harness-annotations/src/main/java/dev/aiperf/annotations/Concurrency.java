package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A closed loop: so many requests in flight, each answer making room for the next request.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one traffic pattern:
 * {@code @Concurrency}, {@link ConcurrencyRange}, {@link RequestRate} or {@link TraceReplay}. A method's pattern replaces the class's, a subclass's
 * that of its superclass.
 *
 * <p><b>Default.</b> Without any traffic pattern one request is in flight.
 *
 * <pre>{@code
 * @Concurrency(8)
 * @Concurrency({1, 5, 10, 20, 50})   // a sweep: one cell a value
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Concurrency {

    /**
     * Requests in flight, 1 or more; several values are a sweep, without repetitions. The setting {@code concurrency}.
     */
    int[] value();
}
