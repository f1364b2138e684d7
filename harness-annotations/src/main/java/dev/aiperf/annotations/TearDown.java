package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method run once after the load of each run, also where the run failed.
 *
 * <p><b>Where.</b> On methods of a benchmark class or its superclasses, without parameters or result, which aren't private,
 * static, abstract or generic. They run in reverse: the class's last one first, those of its superclasses after all of its
 * own. A method that overrides one is run only if it has the annotation itself.
 *
 * <p>An exception is told, and so is taking longer than {@link Fork#setupTimeout()}; what was measured stands.
 *
 * <pre>{@code
 * @TearDown
 * void close() throws IOException {
 *     log.close();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface TearDown {}
