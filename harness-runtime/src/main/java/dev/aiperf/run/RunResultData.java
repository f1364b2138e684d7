package dev.aiperf.run;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a run as it goes from one process to another, over a link or in a file: all but the cell, which the other
 * end knows.
 */
public record RunResultData(
        String runId,
        String folder,
        PhaseSummary measurement,
        Optional<PhaseSummary> warmup,
        Optional<NoiseFloor> noiseFloor,
        ClientHealth health,
        Instant start,
        Instant end,
        boolean interrupted,
        boolean complete,
        boolean hopeless,
        List<String> notes,
        Map<String, List<String>> hosts) {

    public static RunResultData of(RunResult result) {
        return new RunResultData(
                result.runId(),
                result.folder().toString(),
                result.measurement(),
                result.warmup(),
                result.noiseFloor(),
                result.health(),
                result.start(),
                result.end(),
                result.interrupted(),
                result.complete(),
                result.hopeless(),
                result.notes(),
                result.hosts());
    }

    /** Returns the result, its files where they were. */
    public RunResult of(Cell cell) {
        return of(cell, Path.of(folder));
    }

    /** Returns the result, its files in a folder that may have been moved meanwhile. */
    public RunResult of(Cell cell, Path where) {
        return new RunResult(
                runId,
                cell,
                where,
                measurement,
                warmup,
                noiseFloor,
                health,
                start,
                end,
                interrupted,
                complete,
                hopeless,
                notes,
                hosts);
    }
}
