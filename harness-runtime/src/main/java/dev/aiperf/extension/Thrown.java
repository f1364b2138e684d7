package dev.aiperf.extension;

/** Words for what was thrown by code that isn't ours. */
public final class Thrown {

    private static final int LONGEST = 1000;

    private Thrown() {}

    /** Returns the exception's class and what it says, shortened; its class alone where it can't even say that. */
    public static String named(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message;
        try {
            message = thrown.getLocalizedMessage();
        } catch (RuntimeException e) {
            return type;
        }
        if (message == null || message.isBlank()) {
            return type;
        }
        return type + ": " + (message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message);
    }
}
