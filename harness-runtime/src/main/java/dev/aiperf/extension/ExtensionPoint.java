package dev.aiperf.extension;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface that a jar from outside may implement. Implementations, the built-in ones too, are found by
 * {@link java.util.ServiceLoader}, and have a {@code name()} by which users choose them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExtensionPoint {

    /** Returns the name under which {@code aiperf plugins} lists the implementations, such as {@code endpoint}. */
    String category();
}
