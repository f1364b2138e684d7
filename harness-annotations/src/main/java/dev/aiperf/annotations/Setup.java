package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method run once before the load of each run, in the run's JVM.
 *
 * <p><b>Where.</b> On methods of a benchmark class or its superclasses, without parameters or result, which aren't private,
 * static, abstract or generic. Those of superclasses run first, then in the order in which they stand. A method that overrides
 * one is run only if it has the annotation itself.
 *
 * <p>An exception fails the run, and so does taking longer than {@link Fork#setupTimeout()}.
 *
 * <pre>{@code
 * @Setup
 * void readPrompts() throws IOException {
 *     prompts = Files.readAllLines(Path.of("prompts.txt"));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Setup {}
