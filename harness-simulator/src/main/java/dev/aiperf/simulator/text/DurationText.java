package dev.aiperf.simulator.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 8ms}, {@code 0.2ms}, {@code 2s}, {@code 500us}. */
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m)");

    /**
     * Reads a duration; a bare 0 needs no unit.
     *
     * @throws IllegalArgumentException saying what was found and what is accepted
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write a number and a unit (ns, us, ms, s, m), such as 8ms");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(nanosPerUnit(matcher.group(2)));
        try {
            return Duration.ofNanos(nanos.toBigInteger().longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is longer than any run", e);
        }
    }

    private static BigDecimal nanosPerUnit(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    default -> 60_000_000_000L;
                });
    }

    private DurationText() {}
}
