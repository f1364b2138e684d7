package dev.aiperf;

import dev.aiperf.run.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the benchmarks of a class path gave.
 *
 * @param results the results, in the order in which the benchmarks were run
 * @param failures the benchmarks that gave none, and why, in sentences
 * @param interrupted whether the user ended it early
 */
public record RunnerResult(List<BenchmarkResult> results, List<String> failures, boolean interrupted) {

    public RunnerResult {
        results = List.copyOf(results);
        failures = List.copyOf(failures);
    }

    /** Returns the result of a benchmark by the end of its name, such as {@code ChatLatency.bursty} or {@code bursty}. */
    public Optional<ProfileResult> of(String name) {
        return results.stream()
                .filter(result -> result.benchmark().equals(name)
                        || result.benchmark().endsWith("." + name)
                        || result.benchmark().endsWith("$" + name))
                .map(BenchmarkResult::profile)
                .findFirst();
    }

    /** Returns what a process that did nothing else should end with, the gravest of all benchmarks; see {@link ExitCode}. */
    public int exitCode() {
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (!failures.isEmpty()) {
            return ExitCode.FAILED;
        }
        List<Integer> codes =
                results.stream().map(result -> result.profile().exitCode()).toList();
        for (int gravest : List.of(
                ExitCode.INTERRUPTED,
                ExitCode.FAILED,
                ExitCode.GATE_FAILED,
                ExitCode.INVALID_CLIENT,
                ExitCode.GATE_NOT_KNOWN)) {
            if (codes.contains(gravest)) {
                return gravest;
            }
        }
        return ExitCode.DONE;
    }

    /** Returns in sentences why {@link #exitCode()} isn't 0. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(failures);
        for (BenchmarkResult result : results) {
            ProfileResult profile = result.profile();
            profile.complaint().ifPresent(complaint -> complaints.add(result.benchmark() + ": " + complaint));
            profile.verdict().gates().stream()
                    .filter(gate -> gate.outcome() != GateResult.Outcome.PASSED)
                    .forEach(gate -> complaints.add(result.benchmark() + ": " + gate.sentence()));
        }
        return complaints;
    }
}
