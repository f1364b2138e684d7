package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Prompts that a class of your own gives.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method. On one element stands one data set:
 * {@link SyntheticDataset}, {@link InputFile} or {@code @Dataset}. A method's data set replaces the class's, a subclass's that
 * of its superclass.
 *
 * <p><b>Default.</b> Without any data set, prompts are made.
 *
 * <pre>{@code
 * @Dataset(SupportTickets.class)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Dataset {

    /**
     * The class: it implements {@code dev.aiperf.dataset.Dataset}, and has a constructor without parameters that the
     * benchmark's package can call. It is made anew for each run,
     * which fails when that takes longer than {@link Fork#setupTimeout()}.
     */
    Class<?> value();
}
