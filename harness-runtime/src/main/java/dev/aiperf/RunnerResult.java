package dev.aiperf;

import dev.aiperf.plan.text.NearestNames;
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

    /**
     * Returns the result of a benchmark by its name or the end of it, such as {@code ChatLatency.bursty} or {@code bursty}.
     *
     * @throws IllegalArgumentException if several benchmarks' names end so, and none is it; the message names them
     */
    public Optional<ProfileResult> of(String name) {
        List<BenchmarkResult> named = results.stream()
                .filter(result -> result.benchmark().equals(name))
                .toList();
        List<BenchmarkResult> found = named.isEmpty()
                ? results.stream().filter(result -> endsIn(result, name)).toList()
                : named;
        if (found.size() > 1) {
            throw new IllegalArgumentException("\"" + name + "\" may be "
                    + NearestNames.oneOf(
                            found.stream().map(BenchmarkResult::benchmark).toList())
                    + "; give more of its name");
        }
        return found.stream().map(BenchmarkResult::profile).findFirst();
    }

    private static boolean endsIn(BenchmarkResult result, String name) {
        return result.benchmark().endsWith("." + name) || result.benchmark().endsWith("$" + name);
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
