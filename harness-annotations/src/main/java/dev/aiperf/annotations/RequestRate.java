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
 * {@link Concurrency}, {@link ConcurrencyRange}, {@code @RequestRate} or {@link TraceReplay}. A method's pattern of another kind replaces the
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

    /** Requests a second, above 0. The setting {@code request-rate}; this or {@link #series} is written. */
    double value() default 0;

    /**
     * A JSON file of points in time and rates, from one of which to the next the rate goes in a straight line:
     * {@code {"points": [{"time_s": 0, "qps": 1}, {"time_s": 60, "qps": 10}]}}. The setting {@code request-rate-series}.
     */
    String series() default "";

    /** How arrivals are spread. The setting {@code arrival-pattern}; by default {@link ArrivalPattern#POISSON}. */
    ArrivalPattern arrivals() default ArrivalPattern.POISSON;

    /**
     * The shape of {@link ArrivalPattern#GAMMA} arrivals, or of each of the {@link ArrivalPattern#CLIENTS}, above 0: at 1 they are as Poisson's, below 1 they come in bursts,
     * above 1 they are more even. The setting {@code arrival-smoothness}; by default 0.5.
     */
    double smoothness() default 0.5;

    /** How many {@link ArrivalPattern#CLIENTS} send, 1 or more. The setting {@code arrival-clients}; by default 100. */
    int clients() default 100;

    /**
     * How unequal {@link ArrivalPattern#CLIENTS} are: the share of the i-th is proportional to i to the power of minus this; at
     * 0 all are equal. The setting {@code arrival-client-skew}; by default 1.5.
     */
    double clientSkew() default 1.5;

    /**
     * How the gaps between the requests of one of the {@link ArrivalPattern#CLIENTS} are distributed. The setting {@code
     * arrival-client-gaps}; by default {@link ClientGaps#GAMMA}.
     */
    ClientGaps clientGaps() default ClientGaps.GAMMA;

    /**
     * The most requests in flight, 1 or more. The setting {@code max-concurrency}; where nothing is written there is
     * no ceiling.
     */
    int maxConcurrency() default 0;
}
