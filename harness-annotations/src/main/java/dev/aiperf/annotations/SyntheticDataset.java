package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Prompts made for the run, of exact token counts.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one data set:
 * {@code @SyntheticDataset}, {@link InputFile} or {@link Dataset}. A method's data set of another kind replaces the class's
 * whole; one of the same kind wins attribute by attribute. A subclass's data set replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without any data set, prompts of 550 tokens are made.
 *
 * <pre>{@code
 * @SyntheticDataset(inputTokensMean = 512, inputTokensStddev = 100, outputTokensMean = 256)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SyntheticDataset {

    /** Tokens of a prompt, on average; 1 or more. The setting {@code isl}. */
    int inputTokensMean();

    /** Standard deviation of a prompt's tokens; 0 or more. The setting {@code isl-stddev}; by default 0. */
    double inputTokensStddev() default 0;

    /**
     * Tokens asked for in an answer, on average; 1 or more. The setting {@code osl}; where nothing is written the model
     * decides.
     */
    int outputTokensMean() default 0;

    /** Standard deviation of the tokens asked for; 0 or more. The setting {@code osl-stddev}; by default 0. */
    double outputTokensStddev() default 0;

    /**
     * How many different prompts are made; 1 or more. The setting {@code num-dataset-entries}; where nothing is written
     * each request has one of its own.
     */
    int entries() default 0;

    /**
     * The order in which a limited number of prompts is used. The setting {@code dataset-sampling-strategy}; by default
     * {@link SamplingStrategy#SHUFFLE}.
     */
    SamplingStrategy sampling() default SamplingStrategy.SHUFFLE;

    /**
     * Whether every run and cell has the same prompts, and so may live off another's prefix cache. The setting
     * {@code same-prompts}; by default off.
     */
    boolean samePrompts() default false;
}
