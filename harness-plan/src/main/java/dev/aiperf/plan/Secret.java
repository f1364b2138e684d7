package dev.aiperf.plan;

import java.util.Objects;

/** A value that is used but never shown: its text form hides it, so that no log and no file can leak it by accident. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** Returns the value itself; for the one place that sends it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "<hidden>";
    }
}
