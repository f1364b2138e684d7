package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;

/** Writes the statistics of a cell over its runs, in AIPerf's shape and layout. */
public final class AggregateFiles {

    private AggregateFiles() {}

    /**
     * Writes the JSON and the CSV file of a cell. One that fails doesn't take the other along.
     *
     * @param folder where to
     * @param plan what was to be run
     * @param cell the runs of the cell
     * @param version the version of this program
     */
    public static Exporters.Written write(Path folder, ProfilePlan plan, CellRuns cell, String version) {
        ResultFileNames names = ResultFileNames.of(plan.output());
        WrittenFiles files = new WrittenFiles();
        SortedMap<String, RunStatistic> statistics = RunStatistic.of(cell);
        files.write(folder.resolve(names.aggregateJson()), new AggregateJson(plan, cell, statistics, version)::write);
        String table = AggregateCsv.text(plan, cell, statistics);
        files.write(folder.resolve(names.aggregateCsv()), out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
        return files.all();
    }
}
