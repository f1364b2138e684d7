package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How sure intervals over the runs are, and how narrow they shall get.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Confidence} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it intervals have a confidence of 95 %, and no runs are added to those of {@link Fork}.
 *
 * <pre>{@code
 * @Fork(5)
 * @Confidence(level = 0.99, relativeHalfWidth = 0.05, maxForks = 15)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Confidence {

    /** The confidence of intervals, above 0 and below 1. The setting {@code confidence-level}; by default 0.95. */
    double level() default 0.95;

    /**
     * The half-width to reach, as a share of the mean, above 0 and below 1: runs are added until the intervals of the gated
     * metrics are as narrow. The setting {@code confidence-half-width}; where nothing is written no runs are added.
     */
    double relativeHalfWidth() default 0;

    /**
     * The most runs of a cell, 1 or more. Written, it has runs added to those of {@link Fork} while a gate is not known, too,
     * and not only while an interval is wider than {@link #relativeHalfWidth}; a cell to which runs are added gets 8 of them
     * at least, if it may, since whoever looks after each run and stops once it suits stops too often by luck. The setting
     * {@code max-runs}. Where it isn't written, it is 20 with {@code relativeHalfWidth}; without, nothing is added, and what
     * becomes of a gate that is not known is for the setting {@code undecided}.
     */
    int maxForks() default 20;
}
