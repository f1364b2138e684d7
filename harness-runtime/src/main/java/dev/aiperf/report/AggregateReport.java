package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the console shows of all runs together: the verdict over the gates first, then a table of each cell over its runs,
 * and the runs that failed. Immutable, safe to share.
 *
 * @param width how many characters a line has
 * @param colour whether the output may hold colours
 */
public record AggregateReport(int width, boolean colour) {

    /** Where the files of several runs are. */
    static final String PLACES = "the runs in " + EarlierResult.RUNS_FOLDER + ", what they say together in "
            + EarlierResult.AGGREGATE_FOLDER;

    /**
     * Returns the report, its last line ended; empty where there is nothing to say. The cells of a sweep have tables of
     * their own only with {@code -v}, since the sweep's table shows them side by side.
     *
     * @param plan what was to be run
     * @param cells the runs of the cells that were run, in order
     * @param verdict what the gates say; an empty one where there are none
     * @param folder the folder of the whole result
     */
    public String render(ProfilePlan plan, List<CellRuns> cells, Verdict verdict, Path folder) {
        Paint paint = new Paint(colour);
        List<String> lines = new ArrayList<>();
        for (GateResult gate : verdict.gates()) {
            lines.add(painted(gate, WordWrap.indented(gate.sentence(), width, "  "), paint));
        }
        addBlankLine(lines);
        if (plan.runs().areSeveral() && (!plan.isSweep() || plan.output().verbosity() > 0)) {
            for (CellRuns cell : cells) {
                RunTable table = new RunTable(plan, cell);
                if (!table.isEmpty()) {
                    lines.addAll(table.lines(width, paint));
                    lines.add("");
                }
            }
        }
        FailedRuns failures = new FailedRuns(plan.endpoint());
        for (CellRuns cell : cells) {
            for (FailedRuns.Failed failed : failures.of(cell)) {
                addFailed(lines, cell, failed, paint);
            }
        }
        if (plan.runs().areSeveral() && !plan.isSweep()) {
            addBlankLine(lines);
            lines.add("Results: " + folder + ", " + PLACES);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String painted(GateResult gate, String text, Paint paint) {
        return switch (gate.outcome()) {
            case PASSED -> gate.isByPointValue() && gate.runs() > 1 ? paint.doubtful(text) : paint.good(text);
            case FAILED -> paint.bad(text);
            case NOT_KNOWN -> paint.doubtful(text);
        };
    }

    private static void addBlankLine(List<String> lines) {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private void addFailed(List<String> lines, CellRuns cell, FailedRuns.Failed failed, Paint paint) {
        String error = Text.oneLine(failed.error());
        String sentence = failed.label() + " of " + cell.cell().name() + " failed and is left out: " + error
                + (error.endsWith("?") ? "" : ".");
        lines.add(paint.bad(WordWrap.indented(sentence, width, "  ")));
        if (!failed.outputTail().isBlank()) {
            lines.add("  The last of what it printed:");
            for (String line : failed.outputTail().strip().split("\\R", -1)) {
                lines.add(WordWrap.indented("  | " + Text.oneLine(line), width, "  | "));
            }
        }
    }
}
