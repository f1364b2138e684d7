package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the comparison of a sweep's cells, in AIPerf's shape for a sweep that runs each point once: a mean and a unit
 * for each statistic, and nothing of spread or intervals, which one run doesn't have.
 */
public final class SweepFiles {

    private SweepFiles() {}

    /**
     * Writes the JSON and the CSV file. One that fails doesn't take the other along.
     *
     * @param folder where to
     * @param plan what was to be run
     * @param results what came of the cells that were run, in any order; at least one
     * @param version the version of this program
     */
    public static Exporters.Written write(Path folder, ProfilePlan plan, List<CellResult> results, String version) {
        ResultFileNames names = ResultFileNames.of(plan.output());
        Sweep sweep = new Sweep(plan, results);
        SweepSummary summary = new SweepSummary(sweep);
        List<Path> files = new ArrayList<>();
        List<ReportException> failures = new ArrayList<>();
        write(
                folder.resolve(names.sweepJson()),
                out -> new SweepJson(sweep, summary, version).write(out),
                files,
                failures);
        write(
                folder.resolve(names.sweepCsv()),
                out -> out.write(new SweepCsv(sweep, summary).text().getBytes(StandardCharsets.UTF_8)),
                files,
                failures);
        return new Exporters.Written(files, failures);
    }

    private static void write(Path file, DraftedFile.Body body, List<Path> files, List<ReportException> failures) {
        try {
            DraftedFile.write(file, body);
            files.add(file);
        } catch (IOException e) {
            failures.add(new ReportException("Can't write " + file + ": " + IoReason.of(e) + ".", e));
        }
    }
}
