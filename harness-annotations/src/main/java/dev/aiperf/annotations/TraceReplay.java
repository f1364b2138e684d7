package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows of a trace, sent at the times at which they came, whether or not earlier ones are answered. The trace is the
 * {@link InputFile}: one of Mooncake, Bailian, BurstGPT or Azure, or prompts with a {@code timestamp}.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one traffic pattern:
 * {@link Concurrency}, {@link ConcurrencyRange}, {@link RequestRate} or {@code @TraceReplay}. A method's pattern of another
 * kind replaces the class's; one of the same kind wins attribute by attribute. A subclass's pattern replaces that of its
 * superclass whole.
 *
 * <p><b>Default.</b> Without any traffic pattern one request is in flight.
 *
 * <pre>{@code
 * @InputFile("traces/production.jsonl")
 * @TraceReplay(startOffset = "10m", endOffset = "20m", speedUp = 2)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TraceReplay {

    /**
     * The earliest timestamp that is replayed, such as {@code 10m}; time counts from here. The setting {@code
     * fixed-schedule-start-offset}; where nothing is written the first row is sent at once.
     */
    String startOffset() default "";

    /**
     * The latest timestamp that is replayed, itself included. The setting {@code fixed-schedule-end-offset}; by default the
     * last there is.
     */
    String endOffset() default "";

    /**
     * Whether the first row is sent at once, whatever its timestamp. The setting {@code fixed-schedule-auto-offset}; by default
     * so, unless there is a start offset.
     */
    boolean autoOffset() default true;

    /** How much faster than it was the trace is replayed, above 0. The setting {@code synthesis-speedup-ratio}; by default 1. */
    double speedUp() default 1;

    /**
     * The most requests in flight, 1 or more. The setting {@code max-concurrency}; where nothing is written there is
     * no ceiling.
     */
    int maxConcurrency() default 0;
}
