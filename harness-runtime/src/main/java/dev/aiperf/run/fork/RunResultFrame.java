package dev.aiperf.run.fork;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.run.RunResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run as it goes over the link: all but the cell, which the other end knows.
 *
 * @param report the run's report for the console
 */
record RunResultFrame(
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
        String report) {

    static RunResultFrame of(RunResult result, String report) {
        return new RunResultFrame(
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
                report);
    }

    RunResult of(Cell cell) {
        return new RunResult(
                runId,
                cell,
                Path.of(folder),
                measurement,
                warmup,
                noiseFloor,
                health,
                start,
                end,
                interrupted,
                complete,
                hopeless,
                notes);
    }
}
