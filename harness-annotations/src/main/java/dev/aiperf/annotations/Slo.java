package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A limit on a statistic of a metric, which fails the build where it is broken.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, as often as there are limits. A method's
 * replace all those of the class, a subclass's all those of its superclass.
 *
 * <p><b>Default.</b> Without it nothing is judged but {@link Goodput#minimum()}.
 *
 * <pre>{@code
 * @Slo(metric = "time_to_first_token", statistic = "p99", max = 800)
 * @Slo(metric = "request_throughput", min = 10)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Slo.List.class)
public @interface Slo {

    /** The tag of a metric of the result, such as {@code time_to_first_token}. */
    String metric();

    /**
     * The statistic: {@code avg}, {@code min}, {@code max}, {@code std}, {@code p50}, {@code p90}, {@code p95}, {@code
     * p99} or another percentile of the result. A percentile takes requests, 368 a run for p99: with fewer nothing passes
     * but with the setting {@code indicative}.
     */
    String statistic() default "avg";

    /** The largest value that passes, in the metric's display unit. One of this and {@link #min()} is written. */
    double max() default Double.NaN;

    /** The smallest value that passes, in the metric's display unit. One of this and {@link #max()} is written. */
    double min() default Double.NaN;

    /** The limits of an element; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {

        /** The limits. */
        Slo[] value();
    }
}
