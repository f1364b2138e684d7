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
     * Requests in flight, 1 or more; beside a rate, the most. The setting {@code warmup-concurrency}; by default as in the
     * measurement.
     */
    int concurrency() default 0;

    /**
     * The most requests that wait for their first token at once, 1 or more. The setting {@code warmup-prefill-concurrency}; by
     * default as in the measurement.
     */
    int prefillConcurrency() default 0;

    /** Requests a second, above 0. The setting {@code warmup-request-rate}; by default as in the measurement. */
    double requestRate() default 0;

    /** How arrivals are spread. The setting {@code warmup-arrival-pattern}; by default as in the measurement. */
    ArrivalPattern arrivals() default ArrivalPattern.POISSON;

    /**
     * How long the concurrency grows from 1, such as {@code "5s"}; a bare number means seconds. The setting {@code
     * warmup-concurrency-ramp-duration}; by default as in the measurement.
     */
    String concurrencyRamp() default "";

    /**
     * How long the ceiling on prefills grows from 1, such as {@code "5s"}; a bare number means seconds. The setting {@code
     * warmup-prefill-concurrency-ramp-duration}; by default as in the measurement.
     */
    String prefillConcurrencyRamp() default "";

    /**
     * How long the request rate grows from nothing, such as {@code "5s"}; a bare number means seconds. The setting {@code
     * warmup-request-rate-ramp-duration}; by default as in the measurement.
     */
    String requestRateRamp() default "";

    /**
     * How long requests in flight are then waited for, such as {@code "10s"}, or {@code "inf"}; a bare number means seconds.
     * The setting {@code warmup-grace-period}; by default {@code "inf"}.
     */
    String grace() default "";
}
