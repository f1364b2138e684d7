package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.Secret;
import dev.aiperf.record.HttpTrace;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordsWriterTest {

    /** The number of the request that overlaps a pause. */
    private static final long PAUSED = 4_711;

    private static final long EPOCH = 1_795_488_416_788_406_472L;
    private static final WallClockAnchor ANCHOR = new WallClockAnchor(0, EPOCH);
    private static final RecordValues NOTHING = new RecordValues(Map.of());

    @TempDir
    Path folder;

    @Test
    void lineIsTheOneThatAiperfWrites() throws Exception {
        JsonNode theirs = JsonMapper.shared().readTree(AiperfSample.text("profile_export.jsonl"));
        JsonNode metadata = theirs.get("metadata");
        long start = metadata.get("request_start_ns").asLong() - EPOCH;
        long end = metadata.get("request_end_ns").asLong() - EPOCH;
        Map<MetricInfo, double[]> values = new LinkedHashMap<>();
        theirs.get("metrics").properties().forEach(metric -> {
            MetricInfo info = AiperfSample.info(
                    metric.getKey(), metric.getValue().get("unit").asString());
            values.put(info, numbers(metric.getValue().get("value")));
        });
        RequestRecord record = record(
                0,
                PhaseKind.WARMUP,
                metadata.get("conversation_id").asString(),
                start,
                OptionalLong.of(metadata.get("request_ack_ns").asLong() - EPOCH),
                end + 5_000,
                new long[] {start + 62_532_492, end},
                Optional.empty());
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR)) {
            writer.onRecord(record, new RecordValues(values));
        }
        ObjectNode ours = (ObjectNode) lines().get(0);
        ObjectNode expected = (ObjectNode) theirs;
        for (String id : List.of("x_request_id", "x_correlation_id", "root_correlation_id")) {
            assertThat(ours.at("/metadata/" + id).asString()).hasSize(36);
            ((ObjectNode) expected.get("metadata")).set(id, ours.at("/metadata/" + id));
        }
        ((ObjectNode) expected.get("metadata")).put("worker_id", "worker_0");
        ((ObjectNode) expected.get("metadata")).put("record_processor_id", "record_processor_0");
        // AIPerf writes 0 of a ratio as an integer and 100 of a percentage with a decimal; both are the same number.
        ((ObjectNode) expected.at("/metrics/http_req_connection_reused")).put("value", 0.0);
        assertThat(ours.toString()).isEqualTo(expected.toString());
    }

    private static double[] numbers(JsonNode value) {
        if (!value.isArray()) {
            return new double[] {value.asDouble()};
        }
        double[] numbers = new double[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = value.get(i).asDouble();
        }
        return numbers;
    }

    @Test
    void failedRequestHasItsErrorAndNoSecret() throws Exception {
        var endpoint = SampleRun.endpoint(Map.of(), Map.of(), Optional.of(new Secret("sk-123456")));
        try (RecordsWriter writer =
                RecordsWriter.open(folder, SampleRun.with(SampleRun.plan(), endpoint), "run", ANCHOR)) {
            writer.onRecord(failed(3, new RequestError(401, "HttpError", "bad key sk-123456")), NOTHING);
        }
        JsonNode line = lines().get(0);
        assertThat(line.get("metrics").size()).isZero();
        assertThat(line.get("error").toString())
                .isEqualTo("{\"code\":401,\"type\":\"HttpError\",\"message\":\"bad key <hidden>\"}");
        assertThat(line.at("/metadata/request_end_ns").asLong()).isEqualTo(EPOCH + 900);
        assertThat(line.at("/metadata/phase_index").asInt()).isEqualTo(1);
        assertThat(line.at("/metadata/profiling_index").asInt(-1)).isZero();
        assertThat(line.at("/metadata/benchmark_phase").asString()).isEqualTo("profiling");
        assertThat(line.at("/metadata/request_ack_ns").isMissingNode()).isTrue();
        assertThat(line.at("/metadata/x_request_id").asString())
                .isEqualTo(new RequestIds("run").requestId(PhaseKind.MEASUREMENT, 3));
    }

    @Test
    void onlyARequestThatOverlapsAPauseSaysHowLong() throws Exception {
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR)) {
            writer.onRecord(plain(PAUSED, PhaseKind.MEASUREMENT), NOTHING);
            writer.onRecord(plain(PAUSED + 1, PhaseKind.MEASUREMENT), NOTHING);
        }
        assertThat(lines().get(0).at("/metadata/client_pause_ms").asDouble()).isEqualTo(20.5);
        assertThat(lines().get(1).at("/metadata").has("client_pause_ms")).isFalse();
    }

    @Test
    void cancelledRequestSaysWhen() throws Exception {
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR)) {
            writer.onRecord(failed(0, new RequestError(RequestError.CANCELLED, "Cancelled", "dropped")), NOTHING);
        }
        JsonNode metadata = lines().get(0).get("metadata");
        assertThat(metadata.get("was_cancelled").asBoolean()).isTrue();
        assertThat(metadata.get("cancellation_time_ns").asLong()).isEqualTo(EPOCH + 900);
    }

    @Test
    void numbersThatAreNoneAreLeftOut() throws Exception {
        Map<MetricInfo, double[]> values = new LinkedHashMap<>();
        values.put(SampleRun.latency("a", "A"), new double[] {Double.NaN});
        values.put(SampleRun.latency("b", "B"), new double[] {});
        values.put(SampleRun.latency("inter_chunk_latency", "C"), new double[] {1.5});
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR)) {
            writer.onRecord(plain(0, PhaseKind.MEASUREMENT), new RecordValues(values));
        }
        assertThat(lines().get(0).get("metrics").toString())
                .isEqualTo("{\"inter_chunk_latency\":{\"value\":[1.5],\"unit\":\"ms\"}}");
    }

    @Test
    @Timeout(20)
    void linesReachTheFileWithoutAnotherRecordAndBeforeTheEnd() throws Exception {
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR, Duration.ofMillis(5))) {
            writer.onRecord(plain(0, PhaseKind.MEASUREMENT), NOTHING);
            while (Files.size(file()) == 0) {
                Thread.sleep(5);
            }
            assertThat(lines()).hasSize(1);
        }
    }

    @Test
    @Timeout(20)
    void manyLinesArriveWholeAndInOrder() throws Exception {
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR, Duration.ofHours(1))) {
            for (int i = 0; i < 2_000; i++) {
                writer.onRecord(plain(i, PhaseKind.MEASUREMENT), NOTHING);
            }
            // Far more than waits in memory until the next second.
            while (Files.size(file()) == 0) {
                Thread.sleep(1);
            }
        }
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(2_000);
        assertThat(lines.get(1_999).at("/metadata/session_num").asInt()).isEqualTo(1_999);
    }

    @Test
    void earlierFileIsNeverOverwritten() throws Exception {
        Files.writeString(file(), "precious");
        assertThatThrownBy(() -> RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("Can't write " + file());
        assertThat(file()).hasContent("precious");
    }

    @Test
    void recordAfterTheEndIsDropped() throws Exception {
        RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR);
        writer.close();
        writer.onRecord(plain(0, PhaseKind.MEASUREMENT), NOTHING);
        assertThat(lines()).isEmpty();
    }

    @Test
    void theFirstLineBearsTheNoiseFloorAndNoOther() throws Exception {
        try (RecordsWriter writer = RecordsWriter.open(folder, SampleRun.plan(), "run", ANCHOR)) {
            writer.onNoiseFloor(new NoiseFloor(500, 80_000, 400_000, 0, 0, 0, 5_000, 35_000));
            writer.onRecord(plain(0, PhaseKind.WARMUP), NOTHING);
            writer.onRecord(plain(1, PhaseKind.MEASUREMENT), NOTHING);
        }

        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"metadata\":")
                .endsWith(
                        "\"harness\":{\"noise_floor\":{\"requests\":500,\"first_token_ms\":{\"p50\":0.08,\"p99\":0.4},"
                                + "\"send_lateness_ms\":{\"p50\":0.005,\"p99\":0.035}}}}");
        assertThat(lines.get(1)).startsWith("{\"metadata\":").doesNotContain("harness\"");
    }

    @Test
    void fullDiskStopsTheLinesAndIsToldAtTheEnd() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        RecordJson lines = new RecordJson(
                "run", true, ANCHOR, new Redaction(SampleRun.plan().endpoint()), false);
        RecordsWriter writer = RecordsWriter.start(file(), lines, full, Duration.ofHours(1));
        writer.onRecord(plain(0, PhaseKind.MEASUREMENT), NOTHING);
        assertThat(writer.failure()).isEmpty();
        assertThatThrownBy(writer::close)
                .isInstanceOf(ReportException.class)
                .hasMessage("Can't write " + file() + ": no space left on device; later lines are missing.");
        assertThat(writer.failure()).isPresent();
        assertThat(writer.hasFailed()).isTrue();
    }

    @Test
    @Timeout(30)
    void aDiskThatHangsIsGivenUpAtTheEnd() throws Exception {
        HungDisk disk = new HungDisk();
        RecordsWriter writer = writer(disk, Duration.ofHours(1));
        writer.onRecord(plain(0, PhaseKind.MEASUREMENT), NOTHING);
        // The write that hangs is the last.
        assertThatThrownBy(writer::close)
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("the disk takes nothing any more");
        disk.back.countDown();
    }

    @Test
    @Timeout(30)
    void aDiskThatHangsInMidRunIsSaidAndHoldsUpNobodyForLong() throws Exception {
        HungDisk disk = new HungDisk();
        RecordsWriter writer = writer(disk, Duration.ofMillis(5));
        writer.onRecord(plain(0, PhaseKind.MEASUREMENT), NOTHING);
        disk.hanging.await();
        while (!writer.hasFailed()) {
            Thread.sleep(1);
        }
        // Far more than may wait for a disk that is slow.
        for (int i = 0; i < 20_000; i++) {
            writer.onRecord(plain(i, PhaseKind.MEASUREMENT), NOTHING);
        }
        assertThatThrownBy(writer::close).hasMessageContaining("the disk takes nothing any more");
        disk.back.countDown();
    }

    @Test
    @Timeout(30)
    void whoGivesMoreThanMayWaitIsHeldUpOnlyUntilTheDiskIsGivenUp() throws Exception {
        HungDisk disk = new HungDisk();
        RecordsWriter writer = writer(disk, Duration.ofMillis(5));
        for (int i = 0; i < 20_000; i++) {
            writer.onRecord(plain(i, PhaseKind.MEASUREMENT), NOTHING);
        }
        assertThat(writer.hasFailed()).isTrue();
        disk.back.countDown();
    }

    private RecordsWriter writer(OutputStream disk, Duration longestWait) {
        RecordJson lines = new RecordJson(
                "run", true, ANCHOR, new Redaction(SampleRun.plan().endpoint()), false);
        return RecordsWriter.start(file(), lines, disk, longestWait, Duration.ofMillis(50));
    }

    /** A disk that takes nothing until it is back. */
    private static final class HungDisk extends OutputStream {

        private final CountDownLatch hanging = new CountDownLatch(1);
        private final CountDownLatch back = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            hanging.countDown();
            try {
                back.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private Path file() {
        return folder.resolve("profile_export.jsonl");
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(file()).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static RequestRecord plain(long index, PhaseKind phase) {
        return record(index, phase, "s", 100, OptionalLong.of(200), 900, new long[] {300, 800}, Optional.empty());
    }

    private static RequestRecord failed(long index, RequestError error) {
        return record(
                index,
                PhaseKind.MEASUREMENT,
                "s",
                100,
                OptionalLong.empty(),
                900,
                new long[] {300},
                Optional.of(error));
    }

    static RequestRecord record(
            long index,
            PhaseKind phase,
            String conversation,
            long start,
            OptionalLong headers,
            long end,
            long[] content,
            Optional<RequestError> error) {
        return new RequestRecord(
                index,
                phase,
                conversation,
                0,
                0,
                start,
                OptionalLong.empty(),
                OptionalLong.empty(),
                headers,
                end,
                content,
                OptionalLong.empty(),
                200,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                10,
                10,
                2,
                false,
                new HttpTrace(start, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), 0, 0),
                false,
                index == PAUSED ? 20_500_000 : 0,
                error);
    }
}
