package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field a parameter: each of its values makes cells of its own, with the values of other parameters combined.
 *
 * <p><b>Where.</b> On fields of a benchmark class or its superclasses, which aren't final, static or private, and are of type
 * {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean} or an enum. The generated runner sets them before
 * any method of the object is called.
 *
 * <pre>{@code
 * @Param({"0.0", "0.7"})
 * double temperature;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Param {

    /**
     * The values, one or more, as texts; each must be one of the field's type, an enum's by its name. They are taken as they
     * stand, without placeholders.
     */
    String[] value();
}
