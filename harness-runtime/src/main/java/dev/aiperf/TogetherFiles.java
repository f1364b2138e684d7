package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.report.AggregateFiles;
import dev.aiperf.report.AggregateReport;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.Exporters;
import dev.aiperf.report.ResultLayout;
import dev.aiperf.report.SweepFiles;
import dev.aiperf.report.SweepReport;
import dev.aiperf.report.VerdictFile;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.LoggedRun;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what is said of several runs or cells together, and of gates: when the last run has ended, or later. */
final class TogetherFiles {

    private final ProfilePlan plan;
    private final ConsoleReport console;
    private final ProfileListener listener;

    TogetherFiles(ProfilePlan plan, ConsoleReport console, ProfileListener listener) {
        this.plan = plan;
        this.console = console;
        this.listener = listener;
    }

    /** Writes the files; gives what a console shows of them. */
    Optional<String> write(ResultLayout layout, List<CellRuns> cells, Verdict verdict) {
        if (!verdict.isEmpty()) {
            tell(VerdictFile.write(layout.root(), verdict, Profiler.version()));
        }
        if (plan.runs().areSeveral()) {
            for (CellRuns cell : cells) {
                tell(AggregateFiles.write(layout.aggregateFolder(plan, cell.cell()), plan, cell, Profiler.version()));
            }
        }
        String report =
                new AggregateReport(console.width(), console.colour()).render(plan, cells, verdict, layout.root());
        if (plan.isSweep() && !cells.isEmpty()) {
            tell(SweepFiles.write(layout.sweepFolder(plan), plan, cells, Profiler.version()));
            report += (report.isEmpty() ? "" : "\n")
                    + new SweepReport(console.width(), console.colour()).render(plan, cells, layout.root());
        }
        if (layout.isTold(plan)) {
            forget(cells);
        }
        return report.isEmpty() ? Optional.empty() : Optional.of(report);
    }

    private void tell(Exporters.Written written) {
        written.failures().forEach(problem -> listener.say(String.valueOf(problem.getMessage())));
    }

    /** Deletes what runs kept for this. */
    private void forget(List<CellRuns> cells) {
        for (CellRuns cell : cells) {
            for (RunResult run : cell.runs()) {
                try {
                    LoggedRun.forget(run.folder());
                } catch (IOException e) {
                    listener.say(run.folder().resolve(LoggedRun.FILE) + " is no longer needed, but can't be deleted: "
                            + e.getMessage() + ".");
                }
            }
        }
    }
}
