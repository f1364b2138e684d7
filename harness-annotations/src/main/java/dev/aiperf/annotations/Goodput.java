package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What makes a request good, and how many must be.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one, the bounds as
 * one. A subclass's {@code @Goodput} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it no request is judged. Without {@link #minimum()} goodput is reported and fails nothing.
 *
 * <pre>{@code
 * @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)   // fails the build below 95 %
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Goodput {

    /**
     * The longest time to the first token, such as {@code "500ms"}; a bare number means milliseconds. Needs streaming.
     * The setting {@code goodput-ttft}.
     */
    String ttft() default "";

    /**
     * The longest mean time between tokens, such as {@code "100ms"}; a bare number means milliseconds. Needs
     * streaming. The setting {@code goodput-itl}.
     */
    String itl() default "";

    /**
     * The longest time to the whole answer, such as {@code "10s"}; a bare number means milliseconds. The setting
     * {@code goodput-request-latency}.
     */
    String requestLatency() default "";

    /**
     * Bounds on other metrics of a request, each as {@code "metric:bound"} in the metric's display unit. The setting
     * {@code goodput}.
     */
    String[] bounds() default {};

    /**
     * The least share of requests that must be good, from 0 to 1. To prove it takes requests, 72 in all runs of a cell together
     * for 0.95: with fewer nothing passes but with the setting {@code indicative}. The setting {@code goodput-minimum}.
     */
    double minimum() default 0;
}
