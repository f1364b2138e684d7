package dev.aiperf.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them, the same in every locale. */
final class Text {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private Text() {}

    static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** Returns a number with two decimals and thousands apart; {@code N/A} for none. */
    static String decimal(double value) {
        if (Double.isNaN(value)) {
            return "N/A";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return format("%,.2f", value == 0 ? 0.0 : value);
    }

    /** Returns a number with no more decimals than it has, up to four. */
    static String plain(double value) {
        if (JsonText.isInteger(value)) {
            return format("%,d", (long) value);
        }
        return format("%,.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** Returns a percentage with one decimal, such as {@code 93.2 %}; all and nothing are said only of all and nothing. */
    static String percent(long part, long whole) {
        if (whole == 0) {
            return "0.0 %";
        }
        double tenths = Math.rint(1000.0 * part / whole);
        double honest = part > 0 && part < whole ? Math.min(Math.max(tenths, 1), 999) : tenths;
        return format("%.1f %%", honest / 10);
    }

    /** Returns a short time in its natural unit. */
    static String nanos(long nanos) {
        double size = Math.abs((double) nanos);
        if (size < NANOS_PER_MILLI) {
            return format("%.0f µs", nanos / NANOS_PER_MICRO);
        }
        if (size < NANOS_PER_SECOND) {
            return format("%.2f ms", nanos / NANOS_PER_MILLI);
        }
        return format("%,.2f s", nanos / NANOS_PER_SECOND);
    }

    /** Returns a time of seconds to hours, such as {@code 2 min 5 s}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() % 1000 != 0 && seconds < SECONDS_PER_MINUTE) {
            return format("%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return seconds + " s";
        }
        String hours = seconds >= SECONDS_PER_HOUR ? seconds / SECONDS_PER_HOUR + " h " : "";
        long minutes = seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
        long rest = seconds % SECONDS_PER_MINUTE;
        return hours + minutes + " min" + (rest == 0 || !hours.isEmpty() ? "" : " " + rest + " s");
    }

    /** Returns a count with its noun, such as {@code 1 request}. */
    static String count(long count, String noun) {
        return format("%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** Returns a text from outside without line breaks and without anything that would steer a terminal. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    }

    /** Returns a percentile's name for people, such as {@code p99.9}. */
    static String percentile(double percent) {
        return JsonText.isInteger(percent) ? "p" + (long) percent : "p" + percent;
    }
}
