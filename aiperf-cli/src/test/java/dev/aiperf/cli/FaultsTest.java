package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can go wrong outside: each ends in a clear message of a line or two, the right exit code, no stack trace, and
 * whatever was measured is on disk.
 */
class FaultsTest {

    private static final String PROFILE = "--model M --url U --tokenizer builtin --ui none --streaming";

    @TempDir
    Path folder;

    private Simulator idle;
    private String url = "";

    @BeforeEach
    void start() throws IOException {
        idle = Simulator.start(ProfileRun.quick());
        url = idle.uri().toString();
    }

    @AfterEach
    void stop() {
        idle.close();
    }

    private ProfileRun run(String fault, String... more) throws IOException {
        ProfileRun run = ProfileRun.of(ProfileRun.quick().with("fault", fault), folder, PROFILE, more);
        saysItPlainly(run.call());
        return run;
    }

    /** Runs against a server that must never be asked for an answer, as the fault is found before. */
    private Call unsent(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "profile", "--model", "M", "--url", url, "--no-self-check", "--ui", "none", "--request-count", "3"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--artifact-dir")) {
            arguments.addAll(List.of("--artifact-dir", result().toString()));
        }
        Call call = Call.of(arguments);
        saysItPlainly(call);
        assertThat(idle.truth()).isEmpty();
        assertThat(result()).doesNotExist();
        assertThat(call.out()).isEmpty();
        return call;
    }

    private Path result() {
        return folder.resolve("result");
    }

    private static void saysItPlainly(Call call) {
        assertThat(call.complaintLines().size()).isLessThanOrEqualTo(2);
        assertThat(call.err()).doesNotContain("\tat ", "Exception", "null");
    }

    /** Checks that each of so many requests failed for a cause, and that all of them are on disk. */
    private static void allFailed(ProfileRun run, String type, long count) throws IOException {
        assertThat(run.call().exitCode()).isEqualTo(1);
        assertThat(run.call().out()).contains("No valid request", "AIPerf Harness | Error Summary");
        assertThat(run.files().errors()).isEqualTo(Map.of(type, count));
        assertThat(run.files().records())
                .hasSize((int) count)
                .allSatisfy(record ->
                        assertThat(record.at("/error/type").asString()).isEqualTo(type));
        assertThat(run.files().csv()).containsKey("Request Error Rate (%)");
        assertThat(run.files().summary().has("request_latency")).isFalse();
    }

    @Test
    void aTargetThatDoesNotListenIsNamed() throws IOException {
        idle.close();

        Call call = unsent();

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.complaint())
                .isEqualTo("aiperf: " + url
                        + " doesn't answer: connection refused. Is the server running, and is --url right?");
    }

    @Test
    void aStackTraceIsShownOnlyWithTheSwitchForIt() {
        idle.close();

        Call call = Call.of("profile", "--model", "M", "--url", url, "--artifact-dir", result().toString(), "-v");

        assertThat(call.err()).contains("aiperf: " + url + " doesn't answer", "\tat dev.aiperf.");
    }

    @Test
    void anUnknownHostIsNamed() throws IOException {
        Call call = unsent("--url", "http://no-such-host.invalid");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint()).contains("names several servers");
        Call only = Call.of(
                "profile",
                "--model",
                "M",
                "--url",
                "http://no-such-host.invalid",
                "--artifact-dir",
                result().toString());
        assertThat(only.exitCode()).isEqualTo(1);
        assertThat(only.complaint()).contains("http://no-such-host.invalid doesn't answer: the host name is unknown");
    }

    @Test
    void aModelThatTheServerDoesNotListIsAnsweredWithTheList() throws IOException {
        Call call = Call.of(
                "profile", "--model", "N", "--url", idle.uri().toString(), "--artifact-dir", result().toString());

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint())
                .isEqualTo("aiperf: " + url + " doesn't list the model N; it lists: M, granite4:350m."
                        + " If it takes the name all the same, add --no-model-check.");
        assertThat(idle.truth()).isEmpty();
        assertThat(result()).doesNotExist();
    }

    @Test
    void aModelThatTheServerTakesWithoutListingItIsProfiledWhenToldSo() throws IOException {
        Call call = Call.of(Call.words("profile --model alias --no-model-check --tokenizer builtin --no-self-check"
                + " --ui none --request-count 2 --url " + idle.uri() + " --artifact-dir " + result()));

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(idle.truth()).hasSize(2);
    }

    @Test
    void aServerThatSpeaksNoHttp2IsNamedWhenTheTransportIsHttp2() throws IOException {
        Call call = Call.of(Call.words("profile --model M --tokenizer builtin --transport http2 --ui none"
                + " --no-self-check --request-count 2 --url " + idle.uri() + " --artifact-dir " + result()));

        assertThat(call.err()).contains("the server does not speak HTTP/2");
        assertThat(idle.truth()).isEmpty();
    }

    @Test
    void aServerThatAnswersNonsenseWithStatus200IsAskedAFewTimesOnly() throws IOException {
        ProfileRun run = run("not-json", "--request-count", "100000");

        int count = run.files().records().size();
        assertThat(count).isBetween(10, 5000);
        assertThat(run.call().out()).contains("Ended early: the first " + count + " requests all failed.");
    }

    @Test
    void aWrongPathIsAskedAFewTimesAndNamed() throws IOException {
        List<String> arguments = Call.words("profile --model M --tokenizer builtin --no-self-check --ui none"
                + " --request-count 100000 --url " + url + "/wrong --artifact-dir " + result());

        Call call = Call.of(arguments);

        saysItPlainly(call);
        ResultFiles files = new ResultFiles(result());
        int count = files.records().size();
        assertThat(count).isBetween(10, 1000);
        allFailed(new ProfileRun(call, files, List.of()), "HttpError", count);
        assertThat(call.complaint())
                .isEqualTo("aiperf: no request was valid: all " + count
                        + " failed with HTTP 404 (there is nothing at /wrong/v1/chat/completions)");
        assertThat(call.out()).contains("Ended early: the first " + count + " requests all failed.");
        assertThat(files.summary().path("is_complete").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void anErrorStatusIsNamedWithTheServersWords(int status) throws IOException {
        ProfileRun run = run("status=" + status, "--request-count", "8");

        allFailed(run, "HttpError", 8);
        assertThat(run.call().complaint())
                .isEqualTo("aiperf: no request was valid: all 8 failed with HTTP " + status
                        + " (This failure is simulated.)");
        assertThat(run.files().records())
                .allSatisfy(
                        record -> assertThat(record.at("/error/code").asInt()).isEqualTo(status));
    }

    @Test
    void aKeyThatTheServerWantsIsAskedForBeforeAnythingIsSent() throws IOException {
        SimulatorOptions locked = ProfileRun.quick().with("api-key", "sk-right");

        ProfileRun without = ProfileRun.of(locked, folder, PROFILE);
        ProfileRun wrong = ProfileRun.of(locked, folder, PROFILE, "--api-key", "sk-wrong");
        ProfileRun right = ProfileRun.of(locked, folder, PROFILE, "--api-key", "sk-right", "--request-count", "3");

        assertThat(without.call().exitCode()).isEqualTo(1);
        assertThat(without.call().complaint())
                .endsWith("refuses access (HTTP 401): it wants a key; give it by --api-key env:NAME or file:PATH");
        assertThat(wrong.call().exitCode()).isEqualTo(1);
        assertThat(wrong.call().complaint()).endsWith("is the key given by --api-key right?");
        assertThat(without.truth()).isEmpty();
        assertThat(wrong.truth()).isEmpty();
        right.succeeded();
    }

    @ParameterizedTest
    @CsvSource({
        "not-json, NotJson",
        "truncated-json, NotJson",
        "cut-after=3, ConnectionLost",
        "reset-after=3, ConnectionLost",
        "empty-stream, EmptyResponse",
        "role-only, EmptyResponse",
    })
    void anAnswerThatIsNoneIsAFailureOfItsKind(String fault, String type) throws IOException {
        ProfileRun run = run(fault, "--request-count", "8");

        allFailed(run, type, 8);
        assertThat(run.call().complaint())
                .matches("aiperf: no request was valid: (all 8|[1-7] of 8) failed with " + type + " \\(.+\\)");
    }

    @Test
    void anAnswerThatIsNotJsonIsAFailureWithoutStreamingToo() throws IOException {
        ProfileRun run = ProfileRun.of(
                ProfileRun.quick().with("fault", "not-json"),
                folder,
                "--model M --url U --tokenizer builtin",
                "--request-count",
                "8");

        allFailed(run, "NotJson", 8);
        assertThat(run.call().complaint()).contains("not JSON: <!DOCTYPE html>");
    }

    @Test
    void streamsCutNowAndThenAreCountedApartFromTheOthers() throws IOException {
        ProfileRun run = run("cut-after=3@0.4", "--request-count", "40", "--concurrency", "4");

        long cut = run.truth().stream()
                .filter(truth -> truth.outcome().equals("cut-after"))
                .count();
        assertThat(cut).isBetween(1L, 39L);
        assertThat(run.call().exitCode()).isZero();
        assertThat(run.files().errors()).isEqualTo(Map.of("ConnectionLost", cut));
        assertThat(run.files().number("request_count", "avg")).isEqualTo((double) (40 - cut));
        assertThat(run.files().number("request_error_rate", "avg")).isEqualTo(100.0 * cut / 40);
        assertThat(run.call().out()).contains((40 - cut) + " of 40 requests valid, " + cut + " failed");
    }

    @Test
    void aStreamThatNeverSaysDoneIsValidAndCounted() throws IOException {
        ProfileRun run = run("no-done", "--request-count", "8").succeeded();

        ProfileRun.holds(run.files(), 8);
        assertThat(run.files().csv().get("Streams Without End Mark")).isEqualTo(List.of("8.00"));
    }

    @Test
    void aServerSlowerThanTheTimeoutIsGivenUp() throws IOException {
        ProfileRun run = run("delay=20s", "--request-timeout", "1000", "--request-count", "6", "--concurrency", "6");

        allFailed(run, "TimedOut", 6);
        assertThat(run.call().complaint())
                .isEqualTo("aiperf: no request was valid: all 6 failed with TimedOut"
                        + " (no whole answer within the request timeout)");
        for (JsonNode record : run.files().records()) {
            long nanos = record.at("/metadata/request_end_ns").asLong()
                    - record.at("/metadata/request_start_ns").asLong();
            assertThat(nanos / 1e9).isBetween(0.95, 3.0);
        }
    }

    @Test
    void aSweepNamesTheCellThatHasNoNumbers() throws IOException {
        ProfileRun run = run("status=500", "--request-count", "4", "--concurrency", "1,2");

        assertThat(run.call().exitCode()).isEqualTo(1);
        assertThat(run.call().complaint())
                .startsWith("aiperf: no request was valid in concurrency_1 and 1 further cell: all 4 failed with");
        for (String cell : List.of("concurrency_1", "concurrency_2")) {
            assertThat(new ResultFiles(run.files().folder().resolve(cell)).errors())
                    .isEqualTo(Map.of("HttpError", 4L));
        }
    }

    /** Ends the server once something is there, or after two minutes. */
    private void loseServerOnce(BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Thread killer = new Thread(() -> {
            while (!there.getAsBoolean() && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            idle.close();
        });
        killer.setDaemon(true);
        killer.start();
    }

    @Test
    void aRunThatLosesItsServerEndsEarlyAndSaysHowMuchItsRatesCover() throws Exception {
        loseServerOnce(() -> ChildProcess.hasContent(result().resolve("profile_export.jsonl")));

        Call call = Call.of(Call.words("profile --model M --tokenizer builtin --no-self-check --ui none --streaming"
                + " --concurrency 4 --duration 300s --url " + url + " --artifact-dir " + result()));

        saysItPlainly(call);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.complaint())
                .isEqualTo("aiperf: the run failed: it ended early, as in the end nothing but failures came");
        ResultFiles files = new ResultFiles(result());
        assertThat(call.out())
                .contains("Ended early: in the end nothing but failures came.", "No valid answer in the last ");
        assertThat(files.summary().path("is_complete").asBoolean(true)).isFalse();
        // Each of the 4 users pauses for up to 100 ms, and the load for a few seconds goes on.
        assertThat(files.number("error_request_count", "avg")).isBetween(10.0, 1000.0);
    }

    @Test
    void eachCellOfASweepShowsItsProgressToTheEnd() throws IOException {
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick(),
                        folder,
                        "--model M --url U --tokenizer builtin --streaming --ui simple --concurrency 1,2,3",
                        "--request-count",
                        "7")
                .succeeded();

        for (String cell : List.of("concurrency_1", "concurrency_2", "concurrency_3")) {
            assertThat(run.call().err().lines().filter(line -> line.startsWith("profiling " + cell + " ")))
                    .last()
                    .asString()
                    .startsWith("profiling " + cell + " | 100 % | 7 sent, 7 done, 0 in flight");
        }
    }

    @Test
    void aSweepThatLosesItsServerKeepsWhatItMeasured() throws Exception {
        loseServerOnce(() -> Files.exists(result().resolve("concurrency_2").resolve("profile_export_aiperf.json")));

        Call call = Call.of(Call.words("profile --model M --tokenizer builtin --no-self-check --ui none --streaming"
                + " --request-count 40 --concurrency 1,2,3,4,5,6 --url " + url + " --artifact-dir " + result()));

        saysItPlainly(call);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.complaint()).startsWith("aiperf: ");
        assertThat(call.out()).contains("AIPerf Harness | Sweep", " of 6 cells were run.");
        assertThat(call.out().stripTrailing().lines()).last().asString().startsWith("Results: " + result());
        JsonNode sweep = JsonMapper.shared()
                .readTree(Files.readString(
                        result().resolve("sweep_aggregate").resolve("profile_export_aiperf_sweep.json")));
        assertThat(sweep.path("num_profile_runs").asInt()).isBetween(2, 5);
    }

    @Test
    void anUnknownTokenizerIsReplacedWithAWarningOrRefused() throws IOException {
        ProfileRun lenient = ProfileRun.of(
                        ProfileRun.quick(), folder, "--model M --url U --tokenizer no/such-one", "--request-count", "3")
                .succeeded();
        assertThat(lenient.call().err())
                .containsOnlyOnce("no tokenizer for no/such-one: ")
                .contains("Tokens are counted with builtin:o200k_base and are approximate");
        assertThat(lenient.files().summary().at("/harness/approximate_metrics").valueStream())
                .extracting(JsonNode::asString)
                .contains("input_sequence_length")
                .doesNotContain("output_sequence_length");
        assertThat(lenient.files().console())
                .contains("≈ Input Sequence Length", "≈ approximate: made of tokens that the built-in encoding counted")
                .doesNotContain("≈ Output Sequence Length");

        ProfileRun strict = ProfileRun.of(
                ProfileRun.quick(),
                folder.resolve("strict"),
                "--model M --url U --tokenizer no/such-one --tokenizer-strict");
        saysItPlainly(strict.call());
        assertThat(strict.call().exitCode()).isEqualTo(2);
        assertThat(strict.call().complaintLines())
                .singleElement()
                .asString()
                .contains("has no tokenizer of no/such-one")
                .contains("--tokenizer builtin");
        assertThat(strict.truth()).isEmpty();
        assertThat(strict.files().folder()).doesNotExist();
    }

    @Test
    void aTokenizerPathThatIsWrongIsAlwaysRefused() throws IOException {
        Call call =
                unsent("--tokenizer", folder.resolve("nowhere/tokenizer.json").toString());

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint())
                .contains(folder.resolve("nowhere/tokenizer.json").toString());

        Path file = Files.writeString(folder.resolve("prompts.jsonl"), "{\"text\": \"a\"}\n");
        Call noTokenizer = unsent("--tokenizer", file.toString());
        assertThat(noTokenizer.exitCode()).isEqualTo(2);
        assertThat(noTokenizer.complaint()).contains(file.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                         | has no prompts, the file is empty
            '\\n\\n'                                   | has no prompts, the file is blank
            '{"text": "a"}\\n{"text": '                | , line 2: not JSON
            '{"text": "a"}\\n\\n{"texd": "b"}'         | , line 3: unknown field texd; did you mean text?
            '{"text": 3}'                              | , line 1: text must be text, but is 3
            '{"text": "a", "output_length": "many"}'   | , line 1: output_length must be a whole number of 1 or more
            '{"text": "a", "output_length": 2, "extra": {"max_tokens": 3}}' | , line 1: asks for several output lengths, by output_length and max_tokens; keep one
            '{"text": "a", "output_length": 0}'        | , line 1: output_length must be a whole number of 1 or more
            """)
    void aBadInputFileIsToldByFileLineAndReason(String content, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("prompts.jsonl"), content.replace("\\n", "\n"));

        Call call = unsent("--input-file", file.toString());

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaintLines())
                .singleElement()
                .asString()
                .startsWith("aiperf: " + file)
                .contains(reason);
    }

    @Test
    void anInputFileThatIsNotThereIsNamed() throws IOException {
        Call missing = unsent("--input-file", folder.resolve("missing.jsonl").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.complaint())
                .contains(folder.resolve("missing.jsonl").toString())
                .contains("isn't there or can't be read");

        Call directory = unsent("--input-file", folder.toString());
        assertThat(directory.exitCode()).isEqualTo(2);
        assertThat(directory.complaint()).isEqualTo("aiperf: " + folder + ": is a folder, not a file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedBeforeAnythingIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        Call inFile = unsent("--artifact-dir", file.resolve("result").toString());
        assertThat(inFile.exitCode()).isEqualTo(2);
        assertThat(inFile.complaint())
                .startsWith("aiperf: Results can't be written to " + file.resolve("result") + ": ");

        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("diary.txt"), "precious");
        Call inFull = unsent("--artifact-dir", full.toString());
        assertThat(inFull.exitCode()).isEqualTo(2);
        assertThat(inFull.complaint()).contains("holds files that are no result of a run");
        assertThat(full.resolve("diary.txt")).hasContent("precious");
        assertThat(file).hasContent("precious");
    }

    @Test
    void anEarlierResultIsMovedAsideNotOverwritten() throws IOException {
        ProfileRun first = run("no-done", "--request-count", "3");
        String id = first.files().summary().path("benchmark_id").asString();
        ProfileRun second = run("no-done", "--request-count", "4");

        ProfileRun.holds(second.files(), 4);
        try (Stream<Path> folders = Files.list(folder)) {
            Path moved = folders.filter(path -> path.getFileName().toString().startsWith("result@"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new ResultFiles(moved).summary().path("benchmark_id").asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void aWrongOptionOfTheSimulatorIsNamed() {
        Call call = Call.of(
                "profile",
                "--model",
                "M",
                "--url",
                "simulator:?prot=1",
                "--request-count",
                "1",
                "--artifact-dir",
                result().toString());

        saysItPlainly(call);
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint())
                .isEqualTo("aiperf: the simulator did not start: there is no option 'prot'; did you mean 'port'?");
        assertThat(result()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurency 5 | aiperf: --concurency (on the command line) is not a setting; did you mean --concurrency",
                "--request-rat 5 | aiperf: --request-rat (on the command line) is not a setting; did you mean --request-rate",
                "--steaming | aiperf: --steaming (on the command line) is not a setting; did you mean --streaming?",
                "--concurrency 1,5,x | aiperf: --concurrency 1,5,x (on the command line) must be a whole number",
                "--request-rate 0 | aiperf: --request-rate 0 (on the command line) must be a number above 0",
                "--benchmark-duration soon | aiperf: --benchmark-duration soon (on the command line) must be",
                "--arrival-pattern poison | aiperf: --arrival-pattern poison (on the command line) must be constant, poisson, gamma or clients",
                "--endpoint-type chta | aiperf: --endpoint-type chta (on the command line) must be chat or completions",
                "stray | aiperf: there is no place for \"stray\"; each value stands after the name of its option",
                "--config no-such.yaml | aiperf: there is no configuration file no-such.yaml",
            })
    void wrongUseIsToldWithWhatToWrite(String option, String complaint) throws IOException {
        Call call = unsent(Call.words(option).toArray(String[]::new));

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaintLines()).singleElement().asString().startsWith(complaint);
        assertThat(call.err()).isEqualTo(call.complaint() + "\n");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        Call call = Call.of("profile", "--concurency", "5", "--request-count", "many", "--ui", "fancy");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaintLines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).startsWith("aiperf: --"))
                .anyMatch(line -> line.startsWith("aiperf: --model is missing"));
    }
}
