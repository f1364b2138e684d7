package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is sent before the measurement and left out of its results.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Warmup} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it there is no warm-up. With requests and a duration, whichever comes first ends it.
 *
 * <pre>{@code
 * @Warmup(requests = 20)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Warmup {

    /** How many requests are sent, 1 or more. The setting {@code warmup-request-count}. */
    long requests() default 0;

    /**
     * For how long requests are sent, such as {@code "30s"}; a bare number means seconds. The setting {@code
     * warmup-duration}.
     */
    String duration() default "";

    /**
     * How long requests in flight are then waited for, such as {@code "10s"}, or {@code "inf"}; a bare number means seconds.
     * The setting {@code warmup-grace-period}; by default {@code "inf"}.
     */
    String grace() default "";
}
