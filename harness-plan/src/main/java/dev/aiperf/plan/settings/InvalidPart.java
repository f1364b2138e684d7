package dev.aiperf.plan.settings;

/** One of several parts of a setting's value can't be used. The message is as that of any value. */
public final class InvalidPart extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String part;

    InvalidPart(String part, String message) {
        super(message);
        this.part = part;
    }

    /** Returns the part, as it was given. */
    public String part() {
        return part;
    }
}
