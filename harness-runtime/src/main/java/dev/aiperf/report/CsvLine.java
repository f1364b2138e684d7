package dev.aiperf.report;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file by RFC 4180: quoted only where it must be, ended by CR and LF. */
final class CsvLine {

    static final String END = "\r\n";

    private CsvLine() {}

    static String of(List<String> fields) {
        return fields.stream().map(CsvLine::field).collect(Collectors.joining(",")) + END;
    }

    private static String field(String text) {
        boolean special =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Returns a number with four decimals, as a ratio or a standard error has, and nothing for one that isn't finite. */
    static String ratio(double value) {
        return Double.isFinite(value) ? Text.format("%.4f", value == 0 ? 0.0 : value) : "";
    }

    /** Returns a number with two decimals, and nothing for one that isn't finite. */
    static String number(double value) {
        return Double.isFinite(value) ? Text.format("%.2f", value == 0 ? 0.0 : value) : "";
    }
}
