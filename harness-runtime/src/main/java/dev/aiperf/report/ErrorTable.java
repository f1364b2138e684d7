package dev.aiperf.report;

import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.record.RequestError;
import java.util.ArrayList;
import java.util.List;

/** The failures of a phase by cause, as AIPerf's error summary. */
final class ErrorTable {

    private static final int MOST_CAUSES = 10;
    private static final int LONGEST_MESSAGE = 400;
    private static final int MESSAGE = 2;

    private ErrorTable() {}

    static List<String> lines(List<ErrorCount> errors, Redaction redaction, int width, Paint paint) {
        TextTable table = new TextTable(
                "AIPerf Harness | Error Summary",
                MESSAGE,
                List.of(
                        TextTable.Column.right("Code"),
                        TextTable.Column.left("Type"),
                        TextTable.Column.left("Message"),
                        TextTable.Column.right("Count")));
        for (ErrorCount error : errors.subList(0, Math.min(errors.size(), MOST_CAUSES))) {
            RequestError cause = error.error();
            String message = Text.oneLine(redaction.text(cause.message()));
            table.add(List.of(
                    cause.code() == 0 ? "N/A" : Integer.toString(cause.code()),
                    Text.oneLine(cause.type()),
                    message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message,
                    Text.format("%,d", error.count())));
        }
        List<String> lines = new ArrayList<>(table.lines(width, paint));
        if (errors.size() > MOST_CAUSES) {
            lines.add(Text.count(errors.size() - MOST_CAUSES, "more cause") + " in the JSON file.");
        }
        return lines;
    }
}
