package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Any setting of the catalogue by its name, for those that have no annotation of their own.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, as often as there are settings. A method's wins
 * over the class's of the same setting, a subclass's over that of its superclass.
 *
 * <p>{@code docs/settings.md} lists the names. What decides for the whole result, such as its folder, belongs to the build or
 * the command line.
 *
 * <pre>{@code
 * @Setting(name = "random-seed", value = "42")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Setting.List.class)
public @interface Setting {

    /** A name of the setting, such as {@code random-seed}; case, hyphens and underscores don't matter. */
    String name();

    /** The value as it would be written on the command line; several where the setting takes several. */
    String[] value();

    /** The settings of an element; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {

        /** The settings. */
        Setting[] value();
    }
}
