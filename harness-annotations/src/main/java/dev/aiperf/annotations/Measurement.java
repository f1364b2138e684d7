package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long the measured load goes on.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Measurement} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> With requests and a duration, whichever comes first ends it. Where nothing bounds the load, an input file
 * is sent once, and anything else goes on for at least 20 s and at least 10 requests (or twice the concurrency).
 *
 * <pre>{@code
 * @Measurement(duration = "5m")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Measurement {

    /** How many requests are sent, 1 or more. The setting {@code request-count}. */
    long requests() default 0;

    /**
     * For how long requests are sent, such as {@code "5m"}; a bare number means seconds. The setting {@code
     * benchmark-duration}.
     */
    String duration() default "";

    /**
     * How long requests in flight are then waited for, such as {@code "10s"}, or {@code "inf"}; a bare number means seconds.
     * The setting {@code benchmark-grace-period}; by default {@code "30s"} with a duration, else {@code "inf"}.
     */
    String grace() default "";
}
