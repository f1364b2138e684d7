package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An open loop: requests sent by the clock, whether or not earlier ones are answered.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one traffic pattern:
 * {@link Concurrency}, {@link ConcurrencyRange} or {@code @RequestRate}. A method's pattern of another kind replaces the
 * class's; one of the same kind wins attribute by attribute. A subclass's pattern replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without any traffic pattern one request is in flight.
 *
 * <pre>{@code
 * @RequestRate(value = 10, arrivals = ArrivalPattern.POISSON, maxConcurrency = 20)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequestRate {

    /** Requests a second, above 0. The setting {@code request-rate}. */
    double value();

    /** How arrivals are spread. The setting {@code arrival-pattern}; by default {@link ArrivalPattern#POISSON}. */
    ArrivalPattern arrivals() default ArrivalPattern.POISSON;

    /**
     * The most requests in flight, 1 or more. The setting {@code max-concurrency}; where nothing is written there is
     * no ceiling.
     */
    int maxConcurrency() default 0;
}
