package dev.aiperf.plan;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server to be profiled: one that runs already, or one that is started for each run. */
public sealed interface Target {

    /** Returns the target as the user wrote it. */
    String text();

    /**
     * A server that runs already.
     *
     * @param text as the user wrote it
     * @param base its base URL, with a scheme and a host
     */
    record Running(String text, URI base) implements Target {}

    /**
     * A server that is started fresh for each run and stopped after it, such as {@code simulator:?max-batch=8}.
     *
     * @param text as the user wrote it
     * @param launcher the name of what starts it, such as {@code simulator}
     * @param options its options, in the order given
     */
    record Launched(String text, String launcher, Map<String, String> options) implements Target {
        public Launched {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
