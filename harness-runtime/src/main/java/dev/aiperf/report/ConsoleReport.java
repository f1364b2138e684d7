package dev.aiperf.report;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What the console shows of a cell's result: the verdict and the main table first, then what a reader needs to judge
 * them, and where the files are. Immutable, safe to share.
 *
 * @param width how many characters a line has; longer names and sentences are broken
 * @param colour whether the output may hold colours
 */
public record ConsoleReport(int width, boolean colour) {

    /** The width that AIPerf's console files have. */
    public static final int DEFAULT_WIDTH = 140;

    /** Returns the report, its last line ended. */
    public String render(CellReport report) {
        Paint paint = new Paint(colour);
        RunResult result = report.result();
        Redaction redaction = new Redaction(report.plan().endpoint());
        ResultSentences findings = new ResultSentences(report);
        List<String> lines = new ArrayList<>();
        for (ResultSentences.Line verdict : findings.verdict()) {
            lines.add(verdict.painted(width, paint));
        }
        lines.add("");
        addTable(lines, new MetricTable(ConsoleGroup.DEFAULT, result.measurement()), paint);
        if (report.plan().output().verbosity() > 0) {
            for (ConsoleGroup group : ConsoleGroup.values()) {
                if (group != ConsoleGroup.DEFAULT && group != ConsoleGroup.NONE) {
                    addTable(lines, new MetricTable(group, result.measurement()), paint);
                }
            }
        }
        if (report.plan().output().traceTiming()) {
            addTable(lines, new MetricTable("HTTP Trace", MetricInfo::isOfHttp, result.measurement()), paint);
        }
        if (!result.measurement().errors().isEmpty()) {
            lines.addAll(ErrorTable.lines(result.measurement().errors(), redaction, width, paint));
            lines.add("");
        }
        for (ResultSentences.Line finding : findings.explanations()) {
            lines.add(finding.painted(width, paint));
        }
        List<String> caveats = Remarks.besideTables(result);
        if (!caveats.isEmpty()) {
            lines.add("");
            for (String caveat : caveats) {
                lines.add(WordWrap.indented("- " + Text.oneLine(redaction.text(caveat)), width, "  "));
            }
        }
        lines.add("");
        lines.add("Results: " + files(report));
        return String.join("\n", lines) + "\n";
    }

    private void addTable(List<String> lines, MetricTable table, Paint paint) {
        if (!table.isEmpty()) {
            lines.addAll(table.lines(width, paint));
            lines.add("");
        }
    }

    private static String files(CellReport report) {
        OutputPlan output = report.plan().output();
        ResultFileNames names = ResultFileNames.of(output);
        return report.result().folder().resolve(names.json()) + ", and beside it " + names.csv()
                + (output.exportLevel() == ExportLevel.RECORDS ? ", " + names.records() : "");
    }
}
