package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Made sessions of several turns: each later turn holds what was answered before it, and the user thinks before it. A
 * concurrency is one of sessions then.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. Beside
 * {@link SyntheticDataset}, or alone; an {@link InputFile} brings sessions of its own.
 *
 * <p><b>Default.</b> Without it each prompt is asked alone.
 *
 * <pre>{@code
 * @Conversation(turnsMean = 4, turnsStddev = 1, thinkTimeMean = "2s", thinkTimeStddev = "500ms")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Conversation {

    /**
     * The number of sessions that ends the measurement, 1 or more. The setting {@code conversation-num}; where nothing is
     * written something else ends it.
     */
    long sessions() default 0;

    /** Turns of a session, on average, 1 or more. The setting {@code conversation-turn-mean}; by default 1. */
    int turnsMean() default 1;

    /** Standard deviation of the turns; 0 or more. The setting {@code conversation-turn-stddev}; by default 0. */
    double turnsStddev() default 0;

    /** How long a user thinks, on average. The setting {@code conversation-turn-delay-mean}; by default not at all. */
    String thinkTimeMean() default "0s";

    /** Standard deviation of that time. The setting {@code conversation-turn-delay-stddev}; by default 0. */
    String thinkTimeStddev() default "0s";

    /** What that time is multiplied by, 0 or more. The setting {@code conversation-turn-delay-ratio}; by default 1. */
    double thinkTimeRatio() default 1;
}
