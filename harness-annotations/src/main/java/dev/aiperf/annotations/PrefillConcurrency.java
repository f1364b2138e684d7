package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The most requests that wait for their first token at once: what would be one more waits in the client, is counted, and keeps
 * its latency from the time it was intended for.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, which wins.
 *
 * <p><b>Default.</b> Without it there is no ceiling. Without a traffic pattern beside it four times as many requests are in
 * flight. It needs a streaming endpoint; chat and completions are made one.
 *
 * <pre>{@code
 * @PrefillConcurrency(4)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PrefillConcurrency {

    /** How many, 1 or more, and no more than may be in flight. The setting {@code prefill-concurrency}. */
    int value();
}
