package dev.aiperf.plan.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as users write them: {@code 500ms}, {@code 5m}, {@code 1.5s}, {@code 1h30m}, or a bare number whose unit the
 * setting names.
 */
public final class DurationText {

    private static final Pattern BARE = Pattern.compile("[0-9]+(\\.[0-9]*)?|\\.[0-9]+");
    private static final Pattern PART =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\s*(ns|us|µs|ms|s|m|h|d)\\s*");
    /** Longest first, so that the first one that divides a duration gives its shortest form. */
    private static final List<ChronoUnit> UNITS = List.of(
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS,
            ChronoUnit.MILLIS,
            ChronoUnit.MICROS,
            ChronoUnit.NANOS);

    /** Far beyond any run, and small enough that adding instants to it can't overflow 64 bits of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int LONGEST_TEXT = 64;

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text a number with a unit ({@code ns us ms s m h d}), several of them, or a bare number
     * @param bareUnit the unit of a bare number
     * @return the duration, 0 or more, exact to the nanosecond
     * @throws IllegalArgumentException if the text is none of these; the message says what to write
     */
    public static Duration parse(String text, ChronoUnit bareUnit) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Optional<BigDecimal> nanos = isBare(trimmed)
                ? Optional.of(nanosOf(trimmed, bareUnit))
                : trimmed.length() > LONGEST_TEXT ? Optional.empty() : sumOfParts(trimmed);
        BigDecimal found = nanos.orElseThrow(() -> new IllegalArgumentException(
                "must be a duration such as 500ms, 10s or 5m (a bare number means " + unitName(bareUnit) + ")"));
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toSeconds()).scaleByPowerOfTen(9);
        if (found.compareTo(longest) > 0) {
            throw new IllegalArgumentException("must be a duration of at most 100 years");
        }
        return Duration.ofNanos(found.longValue());
    }

    /** Returns whether the text is a number without a unit. */
    public static boolean isBare(String text) {
        String trimmed = text.strip();
        return trimmed.length() <= LONGEST_TEXT && BARE.matcher(trimmed).matches();
    }

    /** Returns the shortest exact form with one unit, such as {@code 90s} or {@code 1500ms}; {@link #parse} reads it. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (ChronoUnit unit : UNITS) {
            long nanosOfUnit = unit.getDuration().toNanos();
            if (duration.toNanos() % nanosOfUnit == 0) {
                return duration.toNanos() / nanosOfUnit + symbol(unit);
            }
        }
        throw new AssertionError("nanoseconds divide every duration");
    }

    private static Optional<BigDecimal> sumOfParts(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.add(nanosOf(part.group(1), unit(part.group(2))));
            end = part.end();
        }
        return end == 0 || end < text.length() ? Optional.empty() : Optional.of(sum);
    }

    private static BigDecimal nanosOf(String number, ChronoUnit unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit.getDuration().toNanos()));
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "ns" -> ChronoUnit.NANOS;
            case "us", "µs" -> ChronoUnit.MICROS;
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> throw new AssertionError("a unit that the pattern doesn't let through: " + symbol);
        };
    }

    private static String symbol(ChronoUnit unit) {
        return switch (unit) {
            case NANOS -> "ns";
            case MICROS -> "us";
            case MILLIS -> "ms";
            case SECONDS -> "s";
            case MINUTES -> "m";
            case HOURS -> "h";
            default -> throw new AssertionError("a unit that is never written: " + unit);
        };
    }

    private static String unitName(ChronoUnit unit) {
        return unit == ChronoUnit.MILLIS ? "milliseconds" : unit.name().toLowerCase(Locale.ROOT);
    }
}
