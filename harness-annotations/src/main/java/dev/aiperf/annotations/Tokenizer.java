package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What counts tokens.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Tokenizer} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it the model's name is looked for at the hub; the built-in tokenizer steps in, with a warning.
 *
 * <pre>{@code
 * @Tokenizer(value = "ibm-granite/granite-4.0-micro", strict = true)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Tokenizer {

    /**
     * A name at the hub, a {@code tokenizer.json} or its folder, or {@code builtin}. The setting {@code tokenizer}; by
     * default the model's name.
     */
    String value() default "";

    /**
     * The revision of a hub name: a branch, tag or commit. The setting {@code tokenizer-revision}; by default {@code
     * main}.
     */
    String revision() default "";

    /** Whether a tokenizer that can't be loaded is an error. The setting {@code tokenizer-strict}; by default off. */
    boolean strict() default false;
}
