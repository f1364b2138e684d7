package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the console shows of a sweep: a row for each cell, the knee of throughput, where the bounds are left, and a chart.
 * Immutable, safe to share.
 *
 * @param width how many characters a line has
 * @param colour whether the output may hold colours
 */
public record SweepReport(int width, boolean colour) {

    private static final String KNEE = "◄ knee";

    /**
     * Returns the report, its last line ended.
     *
     * @param plan what was to be run
     * @param cells the runs of the cells that were run, in any order; at least one
     * @param folder the folder of the whole result
     */
    public String render(ProfilePlan plan, List<CellRuns> cells, Path folder) {
        Paint paint = new Paint(colour);
        Sweep sweep = new Sweep(plan, cells);
        List<String> lines = new ArrayList<>(new SweepTable(sweep, KNEE).lines(width, paint));
        lines.add("");
        if (sweep.axis().isPresent()) {
            lines.addAll(ThroughputChart.lines(sweep, width, KNEE, paint));
            lines.add("");
            lines.add(WordWrap.indented(knee(sweep), width, "  "));
            addBreakingPoints(lines, sweep);
        }
        if (cells.size() < plan.cells().size()) {
            lines.add(paint.doubtful(Text.format(
                    "Only %d of %s were run.",
                    cells.size(), Text.count(plan.cells().size(), "cell"))));
        }
        lines.add("");
        lines.add("Results: " + folder + ", " + files(plan));
        return String.join("\n", lines) + "\n";
    }

    private static String files(ProfilePlan plan) {
        return plan.runs().areSeveral()
                ? AggregateReport.PLACES
                : "a folder for each cell and " + EarlierResult.SWEEP_FOLDER;
    }

    private void addBreakingPoints(List<String> lines, Sweep sweep) {
        List<String> names = sweep.cells().stream()
                .map(cell -> axisWords(sweep) + " " + sweep.label(cell))
                .toList();
        List<BreakingPoint> points = sweep.breakingPoints();
        for (BreakingPoint point : points) {
            lines.add(WordWrap.indented(point.sentence(names), width, "  "));
        }
        if (points.stream().anyMatch(BreakingPoint::indicative)) {
            lines.add(WordWrap.indented(
                    sweep.hasSeveralRuns()
                            ? "Cells of one run are judged by its value, so what is said of them is indicative."
                            : "These bounds are judged by point values of one run a cell, so they are indicative.",
                    width,
                    "  "));
        }
    }

    private static String knee(Sweep sweep) {
        OptionalInt knee = sweep.knee();
        List<SweepCell> cells = sweep.cells();
        String last = axisWords(sweep) + " " + sweep.label(cells.get(cells.size() - 1));
        if (knee.isEmpty()) {
            return "Throughput: no knee up to " + last
                    + "; it grows about as the load does, or the sweep is too short.";
        }
        SweepCell at = cells.get(knee.getAsInt());
        return Text.format(
                "Throughput: the knee is at %s %s with %s requests/s; beyond it more load buys little.",
                axisWords(sweep), sweep.label(at), Text.decimal(at.throughput()));
    }

    private static String axisWords(Sweep sweep) {
        return sweep.axis().orElse("cell").replace('_', ' ');
    }
}
