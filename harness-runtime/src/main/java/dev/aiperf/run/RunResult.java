package dev.aiperf.run;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The result of one run of one cell.
 *
 * @param runId a name that no other run has
 * @param cell what was run
 * @param folder where its files are
 * @param measurement the metrics of the measured phase
 * @param warmup the metrics of the warm-up, if there was one
 * @param noiseFloor what the client itself adds, if it was checked
 * @param health whether the client was up to the load
 * @param start when the measured phase began
 * @param end when it ended, its drain included
 * @param interrupted whether the user ended it early, so that it is partial
 * @param complete whether all that was asked for was done: every request that was due was sent, and had the time for its
 *     answer; a request that failed is complete
 * @param hopeless whether the load was given up before its end, because nothing but failures came any more, or because
 *     answers could not be kept
 * @param notes what a reader of the numbers should know, in words
 * @param hosts the addresses of the hosts that were looked up for it, by their names
 */
public record RunResult(
        String runId,
        Cell cell,
        Path folder,
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

    public RunResult {
        Map<String, List<String>> ordered = new TreeMap<>();
        hosts.forEach((host, addresses) -> ordered.put(host, List.copyOf(addresses)));
        hosts = Collections.unmodifiableMap(ordered);
        notes = List.copyOf(notes);
    }
}
