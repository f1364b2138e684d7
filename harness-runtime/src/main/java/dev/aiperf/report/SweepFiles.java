package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the comparison of a sweep's cells in AIPerf's shape: for each statistic a mean and a unit, and where cells have
 * several runs the spread and the interval of the mean.
 */
public final class SweepFiles {

    private SweepFiles() {}

    /**
     * Writes the JSON and the CSV file. One that fails doesn't take the other along.
     *
     * @param folder where to
     * @param plan what was to be run
     * @param cells the runs of the cells that were run, in any order; at least one
     * @param version the version of this program
     */
    public static Exporters.Written write(Path folder, ProfilePlan plan, List<CellRuns> cells, String version) {
        ResultFileNames names = ResultFileNames.of(plan.output());
        Sweep sweep = new Sweep(plan, cells);
        SweepSummary summary = new SweepSummary(sweep);
        SweepJson json = new SweepJson(sweep, summary, new FailedRuns(plan.endpoint()), version);
        WrittenFiles files = new WrittenFiles();
        files.write(folder.resolve(names.sweepJson()), json::write);
        files.write(
                folder.resolve(names.sweepCsv()),
                out -> out.write(new SweepCsv(sweep, summary).text().getBytes(StandardCharsets.UTF_8)));
        return files.all();
    }
}
