package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of {@code aiperf profile} against a simulator of its own.
 *
 * @param call what the command said
 * @param files what it left behind
 * @param truth what the simulator saw
 */
record ProfileRun(Call call, ResultFiles files, List<RequestTruth> truth) {

    /** Returns a server quick enough for hundreds of requests a second; it serves the models that manuals name. */
    static SimulatorOptions quick() {
        return SimulatorOptions.defaults()
                .with("model", "M,granite4:350m")
                .with("independent-streams", "true")
                .with("prefill-rate", "2000000")
                .with("decode-base", "200us")
                .with("output-tokens", "8");
    }

    /**
     * Runs a command as it stands in a manual, with {@code U} for the URL.
     *
     * @param options the simulator's
     * @param folder where the result goes
     * @param command what follows {@code aiperf profile}
     * @param more further options, such as a bound that keeps the run short
     */
    static ProfileRun of(SimulatorOptions options, Path folder, String command, String... more) throws IOException {
        try (Simulator simulator = Simulator.start(options)) {
            Path result = folder.resolve("result");
            List<String> arguments = new ArrayList<>(List.of("profile"));
            Call.words(command).stream()
                    .map(word -> word.equals("U") ? simulator.uri().toString() : word)
                    .forEach(arguments::add);
            arguments.addAll(List.of("--no-self-check", "--artifact-dir", result.toString()));
            arguments.addAll(List.of(more));
            Call call = Call.of(arguments);
            return new ProfileRun(call, new ResultFiles(result), simulator.truth());
        }
    }

    /** Checks what holds for every run that went well: the exit code, the table, and files that can be read. */
    ProfileRun succeeded() throws IOException {
        assertThat(call.exitCode()).as("exit code; it said: %s", call.err()).isZero();
        assertThat(call.complaint()).isEmpty();
        assertThat(call.out()).contains("AIPerf Harness | LLM Metrics", "Request Latency (ms)");
        assertThat(call.out().stripTrailing().lines()).last().asString().startsWith("Results: " + files.folder());
        return this;
    }

    /** Checks that the files of one cell agree about so many valid requests, and returns them. */
    static ResultFiles holds(ResultFiles files, int valid) throws IOException {
        assertThat(files.number("request_count", "avg")).isEqualTo(valid);
        assertThat(files.summary().path("is_complete").asBoolean()).isTrue();
        assertThat(files.csv().get("Request Count")).isEqualTo(List.of(valid + ".00"));
        assertThat(files.records("profiling")).hasSize(valid);
        assertThat(files.console()).contains("AIPerf Harness | LLM Metrics");
        assertThat(files.summary().has("error_summary")).isTrue();
        assertThat(files.errors()).isEmpty();
        return files;
    }
}
