package dev.aiperf.plan.settings;

import java.util.List;

/** The rule of settings that have one value: it is given once. */
final class SingleValue {

    private SingleValue() {}

    /**
     * Returns the one value.
     *
     * @throws IllegalArgumentException if several were given, or one that is empty
     */
    static String of(List<String> given, String accepted) {
        String value = allowingEmpty(given);
        if (value.isBlank()) {
            throw new IllegalArgumentException("must be " + accepted + ", not empty");
        }
        return value;
    }

    /**
     * Returns the one value, which may be empty.
     *
     * @throws IllegalArgumentException if several were given
     */
    static String allowingEmpty(List<String> given) {
        if (given.size() > 1) {
            throw new IllegalArgumentException("must be one value; keep one of these");
        }
        return given.isEmpty() ? "" : given.get(0);
    }

    /**
     * Checks that a number isn't a list; AIPerf sweeps over more settings than this harness does.
     *
     * @throws IllegalArgumentException if it is a list
     */
    static void requireNoList(String value) {
        if (value.contains(",")) {
            throw new IllegalArgumentException(
                    "must be one value: sweeps over settings other than --concurrency are not built in yet");
        }
    }
}
