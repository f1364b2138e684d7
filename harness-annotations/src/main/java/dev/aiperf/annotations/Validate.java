package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method look at each answer, and count the request as failed where it says false.
 *
 * <p><b>Where.</b> On methods of a benchmark class or its superclasses that take a {@code Response} and return a
 * {@code boolean}, and aren't private, static, abstract or generic. With several, an answer must pass all. A method that
 * overrides one is called only if it has the annotation itself.
 *
 * <p>It is called off the hot path, by one thread at a time. An exception fails the request, ten in a row the run,
 * and so does taking longer than {@link Fork#setupTimeout()} for one answer.
 *
 * <pre>{@code
 * @Validate
 * boolean isANumber(Response response) {
 *     return response.text().strip().matches("[0-9]+");
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Validate {}
