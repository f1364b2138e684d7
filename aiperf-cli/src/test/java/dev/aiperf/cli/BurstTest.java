package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many connections at once: each request is answered, or is a failure with its cause, and the run ends. */
@Timeout(180)
class BurstTest {

    @TempDir
    Path folder;

    private ResultFiles files() {
        return new ResultFiles(folder.resolve("result"));
    }

    private static Simulator answeringAfter(String delay) throws IOException {
        return Simulator.start(SimulatorOptions.defaults()
                .with("model", "M")
                .with("independent-streams", "true")
                .with("output-tokens", "2")
                .with("fault", "delay=" + delay));
    }

    private List<String> profile(String url, String load) {
        return Call.words("profile --model M --tokenizer builtin --no-self-check --ui none --isl 4 " + load + " --url "
                + url + " --artifact-dir " + files().folder());
    }

    /** Returns how many requests failed, by whatever cause; each must have one. */
    private long failed() throws IOException {
        long failed = 0;
        for (JsonNode error : files().summary().path("error_summary")) {
            assertThat(error.at("/error_details/message").asString()).isNotBlank();
            failed += error.path("count").asLong();
        }
        return failed;
    }

    private static void assumeSockets(long count) {
        long most = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        assumeThat(most).as("open files that a process may have here").isGreaterThan(count);
    }

    @Test
    void aThousandUsersWhoBeginAtOnceAreAllAnswered() throws Exception {
        assumeSockets(1_500);
        try (Simulator simulator = answeringAfter("1s");
                ChildProcess child = ChildProcess.start(
                        folder, profile(simulator.uri().toString(), "--concurrency 1000 --request-count 2000"))) {
            assertThat(child.exitCode()).as(child.errText()).isZero();
            assertThat(files().number("request_count", "avg")).isEqualTo(2_000);
            assertThat(failed()).isZero();
        }
    }

    @Test
    void tenThousandArrivalsWhoseConnectionsOpenInTwoSecondsAreAllAnsweredOrCounted() throws Exception {
        assumeSockets(12_000);
        try (Simulator simulator = answeringAfter("4s");
                ChildProcess child = ChildProcess.start(
                        folder,
                        profile(
                                simulator.uri().toString(),
                                "--request-rate 5000 --arrival-pattern constant --request-count 10000"
                                        + " --request-timeout-seconds 60"))) {
            assertThat(child.exitCode()).as(child.errText()).isZero();
            assertThat(files().number("request_count", "avg") + failed()).isEqualTo(10_000);
            assertThat(files().number("request_count", "avg")).isGreaterThan(9_000);
            assertThat(files().records()).hasSize(10_000);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no limit of open files to set")
    void connectionsBeyondTheOpenFilesAreFailuresWithThatCauseAndTheResultIsWhole() throws Exception {
        // So 750 at a time, of which some 500 can have a connection.
        try (Simulator simulator = answeringAfter("500ms");
                ChildProcess child = ChildProcess.startWithOpenFiles(
                        700, folder, profile(simulator.uri().toString(), "--request-rate 1500 --request-count 3000"))) {
            // It may end early, where failures are all that comes for a while.
            assertThat(child.exitCode()).as(child.errText()).isIn(0, 1);
            assertThat(child.errText()).doesNotContain("Exception", "Error:");
            long failed = failed();
            assertThat(failed).isPositive();
            assertThat(files().number("request_count", "avg") + failed)
                    .isEqualTo(files().records().size())
                    .isGreaterThan(500);
            assertThat(files().summary()
                            .at("/error_summary/0/error_details/message")
                            .asString())
                    .contains("may not open more files or sockets (ulimit -n)");
            assertThat(files().console()).contains("ulimit -n");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no limit of open files to set")
    void aCeilingBeyondTheOpenFilesIsRefusedBeforeAnyLoad() throws Exception {
        try (Simulator simulator = answeringAfter("1ms");
                ChildProcess child = ChildProcess.startWithOpenFiles(
                        700,
                        folder,
                        profile(
                                simulator.uri().toString(),
                                "--request-rate 10 --concurrency 2000 --request-count 5000"))) {
            assertThat(child.exitCode()).isEqualTo(2);
            assertThat(child.errText()).contains("2000 connections at once need more open files", "ulimit -n 3024");
            assertThat(simulator.truth()).isEmpty();
        }
    }

    @Test
    void aServerThatTakesNoConnectionIsGivenUpWithASentence() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildProcess child = ChildProcess.start(
                        folder,
                        profile(
                                "http://127.0.0.1:" + deaf.getLocalPort(),
                                "--concurrency 1000 --request-count 2000 --no-model-check"
                                        + " --request-timeout-seconds 2"))) {
            assertThat(child.exitCode()).isEqualTo(1);
            assertThat(child.errText()).contains("no connection within the time allowed");
        }
    }
}
