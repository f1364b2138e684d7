package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops some requests on purpose, as users do who leave: the connection is closed, so that the server sees it. Which ones is
 * drawn from the seed. They are counted apart, and held neither against the server nor for it; one that is answered before it
 * would be dropped counts as any other. The warm-up's requests are left alone.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one.
 *
 * <p><b>Default.</b> Without it no request is dropped but at the end of the grace period, and at the time-out of {@link
 * Endpoint#requestTimeout}: these are failures of the server's.
 *
 * <pre>{@code
 * @Cancellation(percent = 20, delay = "500ms")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Cancellation {

    /** How many of 100 requests, from 0 to 100. The setting {@code request-cancellation-rate}. */
    double percent();

    /**
     * How long after it was sent a request is dropped, such as {@code "500ms"}; a bare number means seconds. The setting {@code
     * request-cancellation-delay}; by default it is dropped as soon as it is sent.
     */
    String delay() default "";
}
