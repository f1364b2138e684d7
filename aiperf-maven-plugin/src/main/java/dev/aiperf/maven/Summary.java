package dev.aiperf.maven;

import dev.aiperf.BenchmarkResult;
import dev.aiperf.ExitCode;
import dev.aiperf.RunnerResult;
import dev.aiperf.plan.text.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What came of a project's benchmarks, as {@code profile} leaves it and {@code check} reads it.
 *
 * @param benchmarks how many were run
 * @param gates what came of each gate, in sentences
 * @param failed whether the build fails
 * @param complaints why it does, and what else went wrong, in sentences
 */
record Summary(long benchmarks, List<String> gates, boolean failed, List<String> complaints) {

    private static final String FILE = "summary.json";

    Summary {
        gates = List.copyOf(gates);
        complaints = List.copyOf(complaints);
    }

    static Summary of(RunnerResult result) {
        List<String> gates = new ArrayList<>();
        for (BenchmarkResult each : result.results()) {
            each.profile().verdict().gates().forEach(gate -> gates.add(each.benchmark() + ": " + gate.sentence()));
        }
        return new Summary(
                result.results().size() + (long) result.failures().size(),
                gates,
                result.exitCode() != ExitCode.DONE,
                result.complaints());
    }

    /** Returns the summary of a project where nothing was to be run. */
    static Summary ofNothing() {
        return new Summary(0, List.of(), false, List.of());
    }

    /** Returns this summary and that of further benchmarks of the project as one. */
    Summary and(Summary further) {
        return new Summary(
                benchmarks + further.benchmarks,
                joined(gates, further.gates),
                failed || further.failed,
                joined(complaints, further.complaints));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Tells what came of each gate: as a warning where it didn't pass, though nothing fails by it. */
    void tellGates(Log log) {
        for (String gate : gates) {
            if (complaints.contains(gate)) {
                log.warn(gate);
            } else {
                log.info(gate);
            }
        }
    }

    /** Fails the build where that is what came of the benchmarks. */
    void judge() throws MojoFailureException {
        if (failed) {
            throw new MojoFailureException(String.join("\n", complaints));
        }
    }

    /** Leaves it in a folder, in place of an earlier one. */
    void writeTo(Path folder) throws MojoExecutionException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("benchmarks", benchmarks);
        tree.put("gates", gates);
        tree.put("failed", failed);
        tree.put("complaints", complaints);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), PlainJson.write(tree) + "\n");
        } catch (IOException e) {
            throw new MojoExecutionException("can't write " + folder.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    /** Takes away what an earlier build left in a folder. */
    static void deleteFrom(Path folder) throws MojoExecutionException {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new MojoExecutionException("can't delete " + folder.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    /** Returns what was left in a folder; empty when nothing was. */
    static Optional<Summary> readFrom(Path folder) throws MojoExecutionException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Files.readString(file)));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new MojoExecutionException(file + " can't be read; profile anew: " + e.getMessage(), e);
        }
    }

    private static Summary read(String text) {
        if (PlainJson.read(text) instanceof Map<?, ?> tree
                && tree.get("benchmarks") instanceof Number benchmarks
                && tree.get("gates") instanceof List<?> gates
                && tree.get("failed") instanceof Boolean failed
                && tree.get("complaints") instanceof List<?> complaints) {
            return new Summary(benchmarks.longValue(), texts(gates), failed, texts(complaints));
        }
        throw new IllegalArgumentException("it is damaged");
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
