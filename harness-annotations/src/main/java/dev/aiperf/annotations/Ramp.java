package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the load grow at the start of a phase instead of beginning at once.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Ramp} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it a phase begins with its whole load. The warm-up ramps as the measurement does.
 *
 * <pre>{@code
 * @Ramp(concurrency = "30s")
 * @Ramp(rate = "1m", shape = RampShape.EXPONENTIAL)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Ramp {

    /**
     * How long the concurrency, or the ceiling beside a rate, grows from 1, such as {@code "30s"}; a bare number means seconds.
     * The setting {@code concurrency-ramp-duration}; by default it doesn't.
     */
    String concurrency() default "";

    /**
     * How long the request rate grows from nothing, such as {@code "1m"}; a bare number means seconds. The setting {@code
     * request-rate-ramp-duration}; by default it doesn't.
     */
    String rate() default "";

    /**
     * How long the ceiling of {@link PrefillConcurrency} grows from 1, such as {@code "30s"}; a bare number means seconds. The
     * setting {@code prefill-concurrency-ramp-duration}; by default it doesn't.
     */
    String prefillConcurrency() default "";

    /** How they grow. The setting {@code ramp-shape}; by default {@link RampShape#LINEAR}. */
    RampShape shape() default RampShape.LINEAR;
}
