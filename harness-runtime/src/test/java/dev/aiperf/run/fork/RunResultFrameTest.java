package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPorts;
import dev.aiperf.engine.ClientUsage;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.OpenFiles;
import dev.aiperf.engine.Pacing;
import dev.aiperf.engine.PauseSummary;
import dev.aiperf.engine.Sending;
import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.SampleRuns;
import dev.aiperf.run.fork.Link.Frame;
import dev.aiperf.stats.Distribution;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunResultFrameTest {

    private static final String REPORT = "┏━ \u001b[32mgood\u001b[0m\n\"quoted\"\t😀\n";

    @Test
    void everyFieldComesOverTheLinkAsItWas() throws IOException {
        RunResult result = new RunResult(
                "0123456789ab",
                SampleRuns.CELL,
                Path.of("some folder", "ü").toAbsolutePath(),
                summary(0.1 + 0.2),
                Optional.of(summary(1e-300)),
                Optional.of(new NoiseFloor(1, 2, 3, 4, 5, 6, 7, Long.MAX_VALUE)),
                new ClientHealth(
                        ClientHealth.Verdict.STRAINED,
                        List.of("near its limits"),
                        new ClientUsage(
                                16,
                                3,
                                Duration.ofNanos(1_234_567),
                                Duration.ofSeconds(100, 1),
                                9,
                                0,
                                new EventLoopDelay(14, 15, 16, 17),
                                new OpenFiles(18, 19),
                                new ClientPorts(20, 21)),
                        new Sending(10, 11, 12, 13, 1.75, 14, 0, Optional.of(new Pacing(20_000, true, 25))),
                        new PauseSummary(
                                22,
                                23,
                                List.of(new PauseSummary.Pause(
                                        ClientPause.Cause.GARBAGE_COLLECTION,
                                        Instant.ofEpochSecond(1_790_000_001L, 987_654_321),
                                        Duration.ofNanos(24))))),
                Instant.ofEpochSecond(1_790_000_000L, 123_456_789),
                Instant.ofEpochSecond(1_790_000_060L, 1),
                true,
                false,
                true,
                List.of("one note", "another"),
                Map.of());

        RunResultFrame came = overTheLink(RunResultFrame.of(result, REPORT));

        assertThat(came.of(SampleRuns.CELL)).isEqualTo(result);
        assertThat(came.report()).isEqualTo(REPORT);
        assertThat(List.copyOf(came.result().measurement().results().keySet()))
                .as("the order of the catalogue")
                .containsExactly("time_to_first_token", "adj_time_to_first_token", "approximate", "a_single");
    }

    @Test
    void valuesThatAreNoNumbersComeOverTheLinkToo() throws IOException {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0}) {
            String tag = "m" + value;
            results.put(tag, new MetricResult(info(tag), value, Optional.empty()));
        }
        RunResult plain = SampleRuns.run();
        RunResult result = new RunResult(
                plain.runId(),
                plain.cell(),
                plain.folder(),
                new PhaseSummary(results, List.of(), 0, 0, 0, 0, List.of()),
                Optional.empty(),
                Optional.empty(),
                plain.health(),
                plain.start(),
                plain.end(),
                false,
                true,
                false,
                List.of(),
                Map.of());

        assertThat(overTheLink(RunResultFrame.of(result, "")).of(plain.cell())).isEqualTo(result);
    }

    @Test
    void aRunWithoutASingleRequestComesOverTheLink() throws IOException {
        RunResult empty = SampleRuns.run(ClientHealth.Verdict.INVALID, 0, 0);

        RunResultFrame came = overTheLink(RunResultFrame.of(empty, ""));

        assertThat(came.of(SampleRuns.CELL)).isEqualTo(empty);
        assertThat(came.report()).isEmpty();
    }

    private static PhaseSummary summary(double value) {
        Distribution whole = new Distribution(
                1_000_000,
                value,
                -value,
                3 * value,
                value / 7,
                1e308,
                new TreeMap<>(Map.of(50.0, value, 99.9, 5.5)),
                true);
        Distribution broken = new Distribution(
                2, Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN, new TreeMap<>(Map.of(50.0, 5.0)), false);
        Map<String, MetricResult> results = new LinkedHashMap<>();
        results.put("time_to_first_token", new MetricResult(info("time_to_first_token"), value, Optional.of(whole)));
        results.put(
                "adj_time_to_first_token",
                new MetricResult(info("adj_time_to_first_token"), Double.NaN, Optional.of(broken)));
        results.put(
                "approximate",
                new MetricResult(info("approximate"), value, Optional.empty(), true, Optional.of("HISTO")));
        results.put("a_single", SampleRuns.single("a_single", "ratio", value));
        return new PhaseSummary(
                results,
                List.of(
                        new ErrorCount(new RequestError(503, "HttpError", "busy\n\"now\""), 3),
                        new ErrorCount(
                                new RequestError(0, "ConnectFailed", "no one there", RequestError.Kind.OVERDUE), 2)),
                400,
                7,
                2,
                1,
                List.of("the metric x failed"));
    }

    private static MetricInfo info(String tag) {
        return new MetricInfo(tag, "Header of " + tag, "ms", 7, ConsoleGroup.DEFAULT, false, "what it means");
    }

    private static RunResultFrame overTheLink(RunResultFrame frame) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, Link.LOOPBACK);
                Link fork = new Link(new Socket(Link.LOOPBACK, listener.getLocalPort()));
                Link parent = new Link(listener.accept())) {
            fork.send(FrameKind.RESULT, frame);
            Frame came = parent.receive(Duration.ofSeconds(20)).orElseThrow();
            assertThat(came.kind()).isEqualTo(FrameKind.RESULT);
            return came.as(RunResultFrame.class);
        }
    }
}
