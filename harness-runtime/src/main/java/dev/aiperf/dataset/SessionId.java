package dev.aiperf.dataset;

/** The names of sessions that have none of their own: {@code session_000000} and so on. */
final class SessionId {

    private static final int DIGITS = 6;

    private SessionId() {}

    static String of(long entry) {
        String number = Long.toString(entry);
        return "session_" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }
}
