package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Prompts of your own, from a file.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one data set:
 * {@link SyntheticDataset}, {@code @InputFile} or {@link Dataset}. A method's data set of another kind replaces the class's
 * whole; one of the same kind wins attribute by attribute. A subclass's data set replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without any data set, prompts are made. A run that nothing else bounds sends the file once.
 *
 * <pre>{@code
 * @InputFile("src/test/resources/prompts.jsonl")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InputFile {

    /**
     * The file: JSON lines, or plain text with a prompt on each line. A relative path starts where the build runs, the
     * module's folder. The setting {@code input-file}.
     */
    String value();

    /** The form of the file. The setting {@code custom-dataset-type}; by default recognised from the file's rows. */
    String type() default "";

    /**
     * The order in which rows are used. The setting {@code dataset-sampling-strategy}; by default
     * {@link SamplingStrategy#SEQUENTIAL}.
     */
    SamplingStrategy sampling() default SamplingStrategy.SEQUENTIAL;

    /**
     * Tokens asked for in an answer, on average, for rows that name none; 1 or more. The setting {@code osl}; where nothing
     * is written the model decides.
     */
    int outputTokensMean() default 0;

    /** Standard deviation of the tokens asked for; 0 or more. The setting {@code osl-stddev}; by default 0. */
    double outputTokensStddev() default 0;
}
