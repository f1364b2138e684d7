package dev.aiperf.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The time of a row, in nanoseconds.
 *
 * @param nanos after the zero of the trace, or, of a date, after 1970
 * @param isDate whether it was written as a date
 */
record TraceTime(long nanos, boolean isDate) {

    /** Where the zone begins in {@code 2024-05-10 00:00:00+02:00}. */
    private static final int AFTER_DATE = 10;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    /** Reads a number of units. */
    static TraceTime of(BigDecimal units, long nanosPerUnit) throws RowException {
        BigDecimal nanos = units.multiply(BigDecimal.valueOf(nanosPerUnit));
        if (nanos.abs().compareTo(MOST) > 0) {
            throw new RowException("has the timestamp " + units.toPlainString() + ", which is out of range");
        }
        return new TraceTime(nanos.longValue(), false);
    }

    /** Reads a date with or without a zone, such as {@code 2023-11-16 18:17:03.9799600}; or a number of units. */
    static TraceTime of(String text, long nanosPerUnit) throws RowException {
        String bare = text.strip();
        try {
            return bare.indexOf('-', 1) > 0 && bare.indexOf(':') > 0
                    ? new TraceTime(dateNanos(bare.replace(' ', 'T')), true)
                    : of(new BigDecimal(bare), nanosPerUnit);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new RowException("has the timestamp \"" + text
                    + "\", which is neither a number nor a date such as 2024-05-10 12:00:00.5");
        }
    }

    private static long dateNanos(String iso) {
        boolean hasZone = iso.endsWith("Z")
                || iso.endsWith("z")
                || iso.indexOf('+', AFTER_DATE) > 0
                || iso.indexOf('-', AFTER_DATE) > 0;
        Instant instant = hasZone
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
