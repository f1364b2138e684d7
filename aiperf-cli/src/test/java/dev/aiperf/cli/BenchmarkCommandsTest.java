package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aiperf run}, {@code list} and {@code profile --classpath} on a compiled benchmark, each run in its process. */
class BenchmarkCommandsTest {

    private static final String SOURCE = """
            package a;
            import dev.aiperf.annotations.*;
            @Endpoint(url = "simulator:?decode-base=200us", model = "simulated-model")
            @SyntheticDataset(inputTokensMean = 16, outputTokensMean = 4)
            @Measurement(requests = 10)
            public class Chat {
                @Benchmark public void hello() {}
                @Benchmark @Concurrency(2) public void pair() {}
            }
            """;

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    private static Simulator simulator;

    @BeforeAll
    static void startSimulator() throws IOException {
        simulator = Simulator.start(ProfileRun.quick());
    }

    @AfterAll
    static void stopSimulator() {
        simulator.close();
    }

    @BeforeAll
    static void compile() throws Exception {
        Path source = Files.createDirectories(classes.resolve("a")).resolve("Chat.java");
        Files.writeString(source, SOURCE);
        String classPath = System.getProperty("java.class.path");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-processor",
                        "dev.aiperf.processor.BenchmarkProcessor",
                        "-processorpath",
                        classPath,
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(code).isZero();
    }

    @Test
    void listNamesEachBenchmarkWithWhatItWouldSend() {
        Call call = command("list");

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly("a.Chat.hello", "a.Chat.pair");
        assertThat(call.out()).contains("10 requests");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingFoundIsWrongUse() {
        for (String command : List.of("list", "run", "profile")) {
            Call call = command(command, "--include", "goodbye");

            assertThat(call.exitCode()).isEqualTo(2);
            assertThat(call.complaint())
                    .isEqualTo(
                            "aiperf: no benchmark has a name that was asked for; there is a.Chat.hello or a.Chat.pair");
        }
    }

    @Test
    void runLeavesAResultOfEachBenchmarkAndTheCommandThatMadeIt() throws Exception {
        Call call = command("run", "--request-count", "6");

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("AIPerf Harness | LLM Metrics");
        for (String benchmark : List.of("Chat.hello", "Chat.pair")) {
            ResultFiles files = new ResultFiles(folder.resolve(benchmark));
            assertThat(files.records("profiling")).hasSize(6);
            assertThat(commandOf(benchmark))
                    .isEqualTo("aiperf run --classpath " + classes + " --output " + folder
                            + " --no-self-check --request-count 6");
        }
    }

    @Test
    void aLimitThatIsBrokenFailsTheGate() {
        Call call = quickly("run", "--tokenizer", "builtin", "--slo", "request_latency:avg<=0.0001");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
        assertThat(call.complaint()).contains("a.Chat.hello: ", "request_latency");
    }

    @Test
    void profileOfAClassPathIsRunByAnotherNameAndFailsByTooFewGoodRequests() throws Exception {
        Call call = quickly(
                "profile", "--tokenizer", "builtin", "--goodput", "request_latency:0.0001", "--goodput-minimum", "0.5");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
        assertThat(call.complaint()).contains("a.Chat.hello: ", "0.5");
        assertThat(commandOf("Chat.hello")).startsWith("aiperf profile --classpath ");
        assertThat(folder.resolve("Chat.pair")).doesNotExist();
    }

    /** What a stand-in for the model's tokenizer counts is never known, whatever its value is. */
    @Test
    void aGateThatIsNotKnownFailsOnlyWhereThatIsAskedFor() {
        String limit = "input_sequence_length:avg<=100000";

        Call failing = quickly("run", "--slo", limit, "--undecided", "fail");
        Call passing = quickly("run", "--slo", limit);

        assertThat(failing.exitCode()).as(failing.err()).isEqualTo(4);
        assertThat(passing.exitCode()).as(passing.err()).isZero();
    }

    private String commandOf(String benchmark) throws IOException {
        return new ResultFiles(folder.resolve(benchmark))
                .summary()
                .at("/run_info/cli_command")
                .asString();
    }

    /** Calls a command for one benchmark, against a server that is there, with a model whose tokenizer isn't. */
    private Call quickly(String name, String... more) {
        List<String> words = new ArrayList<>(
                List.of("--exclude", "pair", "--url", simulator.uri().toString(), "--model", "granite4:350m"));
        words.addAll(List.of(more));
        return command(name, words.toArray(String[]::new));
    }

    private Call command(String name, String... more) {
        List<String> words = new ArrayList<>(
                List.of(name, "--classpath", classes.toString(), "--output", folder.toString(), "--no-self-check"));
        words.addAll(List.of(more));
        return Call.of(words);
    }
}
