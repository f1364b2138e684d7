package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often each cell is run, each time in a JVM of its own.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one. A subclass's
 * {@code @Fork} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> Without it each cell is run once, in a JVM of its own all the same.
 *
 * <pre>{@code
 * @Fork(value = 5, jvmArgs = "-Xmx4g", cooldown = "10s")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Fork {

    /** The number of runs, 1 or more. The setting {@code num-profile-runs}; by default 1. */
    int value() default 1;

    /** The JDK's folder, or its {@code java}. The setting {@code fork-jvm}; by default the JVM that runs the build. */
    String jvm() default "";

    /** Further arguments of the JVM, which win over the harness's. The setting {@code fork-jvm-args}. */
    String[] jvmArgs() default {};

    /**
     * The pause between two runs, such as {@code "10s"}; a bare number means seconds. The setting {@code
     * profile-run-cooldown-seconds}; by default none.
     */
    String cooldown() default "";

    /**
     * How long each of the benchmark's own methods may take before the run is given up: the constructor, each method with
     * {@link Setup} or {@link TearDown}, and each call for one request or answer. The setting {@code setup-timeout}; by
     * default {@code "1m"}.
     */
    String setupTimeout() default "";
}
