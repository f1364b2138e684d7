package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Results that are made from the logs of runs that were killed. */
@Timeout(120)
class SummarizeCommandTest {

    private static final String LOG = "timelines.bin";
    private static final String COMPANION = "timelines.json";

    @TempDir
    Path folder;

    private Path result() {
        return folder.resolve("result");
    }

    private static Call summarize(Path of) {
        return Call.of("summarize", of.toString());
    }

    /** Starts a run that would take minutes, and kills it when requests are in its log, and lines of some written. */
    private void profileUntilKilled(String... more) throws Exception {
        profileUntil(() -> holds(LOG, 30_000) && holds("profile_export.jsonl", 1), more);
    }

    private void profileUntil(BooleanSupplier killed, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                Call.words("profile --model simulated-model --tokenizer builtin --streaming --ui none --no-self-check"
                        + " --goodput-ttft 500 --api-key sk-very-secret"
                        + " --url simulator:?decode-base=1ms&output-tokens=8 --artifact-dir " + result()));
        arguments.addAll(List.of(more));
        try (ChildProcess child = ChildProcess.start(folder, arguments)) {
            ChildProcess.eventually("requests are logged", killed);
            child.process().destroyForcibly().waitFor();
        }
    }

    /** Returns whether a file of a name in the result has so many bytes. */
    private boolean holds(String name, long bytes) {
        try (Stream<Path> files = Files.walk(result())) {
            return files.filter(file -> file.endsWith(name))
                    .anyMatch(file -> file.toFile().length() >= bytes);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can't be killed in the middle of a write there")
    void aKilledRunGetsTheResultOfAllThatItHadLogged() throws Exception {
        profileUntilKilled("--concurrency", "4", "--benchmark-duration", "300");
        ResultFiles files = new ResultFiles(result());
        List<JsonNode> before = files.records();
        assertThat(result().resolve("profile_export_aiperf.json")).doesNotExist();

        Call call = summarize(result());

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("Interrupted, partial results: ", "Client: not known", "Results: " + result());
        assertThat(call.err()).contains("Rebuilt from its log, as an interrupted run: " + result());
        assertThat(files.summary().path("was_cancelled").asBoolean()).isTrue();
        assertThat(files.summary().path("is_complete").asBoolean(true)).isFalse();
        assertThat(files.summary().at("/client/verdict").asString()).isEqualTo("not_known");
        assertThat(files.summary().at("/harness/caveats/0").asString()).startsWith("Rebuilt from timelines.bin");
        List<JsonNode> after = files.records();
        assertThat(after).hasSizeGreaterThanOrEqualTo(before.size()).startsWith(before.toArray(JsonNode[]::new));
        assertThat(files.number("request_count", "avg")).isEqualTo(after.size()).isGreaterThan(10);
        assertThat(files.number("good_request_count", "avg")).isPositive();
        assertThat(result().resolve("inputs.json")).isNotEmptyFile();
        assertThat(files.console()).contains("Interrupted, partial results: ");
        for (Path file : files.all()) {
            assertThat(Files.readAllBytes(file)).as(file.toString()).asString().doesNotContain("sk-very-secret");
        }

        byte[] whole = Files.readAllBytes(result().resolve("profile_export_aiperf.json"));
        Call again = summarize(result());
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).startsWith("There is nothing to rebuild in " + result());
        assertThat(result().resolve("profile_export_aiperf.json")).hasBinaryContent(whole);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can't be killed in the middle of a write there")
    void soDoesOneOfSeveralRunsThatAreProcessesOfTheirOwn() throws Exception {
        profileUntilKilled("--concurrency", "4", "--benchmark-duration", "300", "--runs", "3");
        Path run = result().resolve("profile_runs").resolve("run_0001");
        // The run's own process notices within seconds that nobody waits for it, and ends.
        ChildProcess.eventually(
                "the log is let go", () -> !summarize(result()).err().contains("is still being written"));

        assertThat(new ResultFiles(run).number("request_count", "avg")).isPositive();
        assertThat(new ResultFiles(run).summary().path("was_cancelled").asBoolean())
                .isTrue();
        assertThat(Files.readString(run.resolve(COMPANION))).doesNotContain("sk-very-secret");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can't be killed in the middle of a write there")
    void whatIsSaidOfSeveralRunsAndTheirGatesIsMadeOfThoseThatEndedAndTheOneThatWasKilled() throws Exception {
        Path first = result().resolve("profile_runs/run_0001");
        Path second = result().resolve("profile_runs/run_0002");
        profileUntil(
                () -> second.resolve(LOG).toFile().length() > 10_000,
                Call.words("--concurrency 4 --benchmark-duration 3 --runs 3 --goodput-minimum 0.5")
                        .toArray(String[]::new));
        JsonNode ended = new ResultFiles(first).summary();
        assertThat(first.resolve(LOG)).doesNotExist();
        assertThat(Files.readString(first.resolve(COMPANION))).doesNotContain("sk-very-secret");
        assertThat(result().resolve("aggregate")).doesNotExist();
        ChildProcess.eventually(
                "the log is let go", () -> !summarize(result()).err().contains("is still being written"));

        JsonNode together = ResultFiles.json(result().resolve("aggregate/profile_export_aiperf_aggregate.json"));
        assertThat(together.at("/metadata/num_successful_runs").asInt()).isEqualTo(2);
        double mean = together.at("/metrics/request_latency_avg/mean").asDouble();
        double one = ended.at("/request_latency/avg").asDouble();
        double other = new ResultFiles(second).number("request_latency", "avg");
        assertThat(mean).isCloseTo((one + other) / 2, Offset.offset(1e-9));
        assertThat(ResultFiles.json(result().resolve("verdict.json"))
                        .path("outcome")
                        .asString())
                .isEqualTo("not_known");
        assertThat(first.resolve(COMPANION)).doesNotExist();
        assertThat(new ResultFiles(first).summary()).isEqualTo(ended);
        Call again = summarize(result());
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).startsWith("There is nothing to rebuild in " + result());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can't be killed in the middle of a write there")
    void aSweepThatWasKilledIsComparedAsFarAsItCame() throws Exception {
        profileUntil(
                () -> result().resolve("concurrency_4").resolve(LOG).toFile().length() > 10_000,
                Call.words("--concurrency 2,4,8 --benchmark-duration 3").toArray(String[]::new));

        Call call = summarize(result());

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err())
                .contains(
                        "Rebuilt from its log, as an interrupted run: " + result().resolve("concurrency_4"),
                        "Made of its runs, as of an interrupted result, what is said of them together: " + result());
        JsonNode sweep = ResultFiles.json(result().resolve("sweep_aggregate/profile_export_aiperf_sweep.json"));
        assertThat(sweep.path("per_combination_metrics")).hasSize(2);
        assertThat(summarize(result()).err()).startsWith("There is nothing to rebuild in " + result());
    }

    @Test
    void theNumbersOfAWholeLogAreThoseOfTheRun() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Thread keeper = new Thread(() -> keepLog(copy));
        keeper.setDaemon(true);
        keeper.start();
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick().with("fault", "status=500@0.2"),
                        folder,
                        "--model M --url U --tokenizer builtin --streaming --isl 20 --isl-stddev 5 --random-seed -3",
                        "--concurrency",
                        "3",
                        "--warmup-requests",
                        "5",
                        "--request-count",
                        "60",
                        "--goodput-ttft",
                        "500")
                .succeeded();
        keeper.join();

        Call call = summarize(copy);

        assertThat(call.exitCode()).as(call.err()).isZero();
        JsonNode original = run.files().summary();
        JsonNode rebuilt = new ResultFiles(copy).summary();
        Set<String> differing = new TreeSet<>(original.propertyNames());
        differing.removeIf(name -> original.path(name).equals(rebuilt.path(name)));
        // Of these the log knows nothing, or less.
        assertThat(differing).isSubsetOf("was_cancelled", "is_complete", "start_time", "end_time", "client", "harness");
        assertThat(original.path("warmup_metrics").size()).isPositive();
        assertThat(new ResultFiles(copy).records()).isEqualTo(run.files().records());
        assertThat(copy.resolve("inputs.json"))
                .hasSameTextualContentAs(run.files().folder().resolve("inputs.json"));
    }

    /** Gives the log of the run a second name as soon as it is there: the run deletes its own at the end. */
    private void keepLog(Path copy) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        boolean kept = false;
        while (!kept && System.nanoTime() < end) {
            LockSupport.parkNanos(200_000);
            try {
                Files.createLink(copy.resolve(LOG), result().resolve(LOG));
                Files.createLink(copy.resolve(COMPANION), result().resolve(COMPANION));
                kept = true;
            } catch (IOException e) {
                kept = false;
            }
        }
    }

    @Test
    void whatCannotBeRebuiltIsNamed() throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(summarize(missing))
                .returns(2, Call::exitCode)
                .returns("aiperf: there is no folder " + missing, Call::complaint);
        assertThat(summarize(folder))
                .returns(2, Call::exitCode)
                .returns(
                        "aiperf: there is no timelines.bin in " + folder + " or below it, and no result either",
                        Call::complaint);
        assertThat(Call.of("summarize")).returns(2, Call::exitCode);

        Files.createDirectories(result());
        Files.writeString(result().resolve(LOG), "AIPERFTL and then something else that is no log");
        Call alone = summarize(result());
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.complaint()).contains(COMPANION + " is missing: without it nobody knows what the log is of");

        Files.writeString(result().resolve(COMPANION), "{}");
        assertThat(summarize(result()).complaint())
                .contains(COMPANION + " is damaged, or of another version of this program");
    }

    @Test
    void aLogOfAnotherVersionAndADamagedOneAreTold() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Thread keeper = new Thread(() -> keepLog(copy));
        keeper.setDaemon(true);
        keeper.start();
        try (Simulator simulator = Simulator.start(ProfileRun.quick())) {
            Call.of(Call.words("profile --model M --tokenizer builtin --no-self-check --ui none --streaming"
                    + " --request-count 40 --url " + simulator.uri() + " --artifact-dir " + result()));
        }
        keeper.join();
        byte[] log = Files.readAllBytes(copy.resolve(LOG));
        byte[] header = log.clone();
        header[11]++;
        Files.write(copy.resolve(LOG), header);

        Call other = summarize(copy);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.complaint()).contains(copy.resolve(LOG) + " is no log of this version");
        assertThat(copy.resolve("profile_export_aiperf.json")).doesNotExist();

        byte[] damaged = log.clone();
        damaged[log.length / 2] ^= 0x40;
        Files.write(copy.resolve(LOG), damaged);

        Call some = summarize(copy);
        assertThat(some.exitCode()).isZero();
        assertThat(some.out()).contains("the log is damaged at byte ");
        assertThat(new ResultFiles(copy).number("request_count", "avg")).isBetween(1.0, 39.0);
    }
}
