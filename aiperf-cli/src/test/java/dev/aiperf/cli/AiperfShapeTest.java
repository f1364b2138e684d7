package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a run beside those that AIPerf 0.13 wrote of a run of the same shape: who reads those, reads these. */
class AiperfShapeTest {

    private static final String JSON = "profile_export_aiperf.json";
    private static final String CSV = "profile_export_aiperf.csv";
    private static final String RECORDS = "profile_export.jsonl";

    /** What every reader of AIPerf's files looks for first. */
    private static final List<String> MAIN_METRICS = List.of(
            "request_throughput",
            "request_latency",
            "request_count",
            "time_to_first_token",
            "time_to_second_token",
            "inter_token_latency",
            "inter_chunk_latency",
            "output_token_throughput",
            "output_token_throughput_per_user",
            "output_sequence_length",
            "input_sequence_length",
            "output_token_count",
            "goodput",
            "good_request_count",
            "benchmark_duration",
            "total_isl",
            "total_osl",
            "total_output_tokens");

    /** The same in the CSV file. */
    private static final List<String> MAIN_NAMES = List.of(
            "Request Throughput (requests/sec)",
            "Request Latency (ms)",
            "Request Count",
            "Time to First Token (ms)",
            "Time to Second Token (ms)",
            "Inter Token Latency (ms)",
            "Inter Chunk Latency (ms)",
            "Output Token Throughput (tokens/sec)",
            "Output Token Throughput Per User (tokens/sec/user)",
            "Output Sequence Length (tokens)",
            "Input Sequence Length (tokens)",
            "Output Token Count (tokens)",
            "Goodput (requests/sec)",
            "Good Request Count",
            "Benchmark Duration (sec)",
            "Total Input Sequence Length (tokens)",
            "Total Output Sequence Length (tokens)",
            "Total Output Tokens (tokens)");

    @TempDir
    static Path folder;

    private static ResultFiles ours = new ResultFiles(Path.of(""));

    @BeforeAll
    static void runOnce() throws IOException {
        ours = ProfileRun.of(
                        ProfileRun.quick(),
                        folder,
                        "--model M --url U --tokenizer builtin --streaming --concurrency 4 --request-count 60"
                                + " --warmup-requests 4 --isl 64 --isl-stddev 8 --osl 10"
                                + " --goodput time_to_first_token:55")
                .succeeded()
                .files();
    }

    private static String sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AiperfShapeTest.class.getResourceAsStream("aiperf-0.13/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode sampleJson() throws IOException {
        return JsonMapper.shared().readTree(sample(JSON));
    }

    @Test
    void theJsonFileHasTheMainMetricsWithAiperfsStatisticsAndUnits() throws IOException {
        JsonNode theirs = sampleJson();
        JsonNode mine = ours.summary();

        assertThat(MAIN_METRICS).allSatisfy(tag -> {
            assertThat(mine.path(tag).propertyNames())
                    .as(tag)
                    .containsAll(theirs.path(tag).propertyNames());
            assertThat(mine.at("/" + tag + "/unit")).isEqualTo(theirs.at("/" + tag + "/unit"));
        });
    }

    @Test
    void everyMetricThatBothHaveIsOfOneShape() throws IOException {
        JsonNode theirs = sampleJson();
        JsonNode mine = ours.summary();

        Set<String> shared = new TreeSet<>(theirs.propertyNames());
        shared.retainAll(mine.propertyNames());
        assertThat(shared).hasSizeGreaterThan(MAIN_METRICS.size()).allSatisfy(name -> {
            assertThat(mine.path(name).getNodeType())
                    .as(name)
                    .isEqualTo(theirs.path(name).getNodeType());
            if (theirs.path(name).has("unit")) {
                assertThat(mine.at("/" + name + "/unit")).as(name).isEqualTo(theirs.at("/" + name + "/unit"));
                assertThat(mine.path(name).propertyNames())
                        .as(name)
                        .containsAll(theirs.path(name).propertyNames());
            }
        });
    }

    @Test
    void theJsonFileSaysOfTheRunWhatAiperfsSays() throws IOException {
        JsonNode mine = ours.summary();

        assertThat(sampleJson()
                        .propertyStream()
                        .filter(member -> !member.getValue().has("unit"))
                        .map(Map.Entry::getKey)
                        // Ours is named apart: readers take the version from "aiperf_version" to know the shape.
                        .filter(name -> !mine.has(name)))
                .isEmpty();
        assertThat(mine.path("schema_version")).isEqualTo(sampleJson().path("schema_version"));
        assertThat(mine.path("run_info").propertyNames())
                .containsAll(sampleJson().path("run_info").propertyNames());
        assertThat(mine.path("warmup_metrics").has("request_latency")).isTrue();
    }

    @Test
    void aRecordHasAiperfsMetadataAndMetricsOfAiperfsShape() throws IOException {
        JsonNode theirs = JsonMapper.shared().readTree(sample(RECORDS));

        assertThat(ours.records("profiling")).hasSize(60).allSatisfy(record -> {
            assertThat(record.path("metadata").propertyNames())
                    .containsExactlyElementsOf(theirs.path("metadata").propertyNames());
            for (Map.Entry<String, JsonNode> member : theirs.path("metadata").properties()) {
                assertThat(record.path("metadata").path(member.getKey()).getNodeType())
                        .as(member.getKey())
                        .isEqualTo(member.getValue().getNodeType());
            }
            Set<String> shared = new TreeSet<>(theirs.path("metrics").propertyNames());
            shared.retainAll(record.path("metrics").propertyNames());
            assertThat(shared)
                    .contains("request_latency", "time_to_first_token", "inter_token_latency", "inter_chunk_latency")
                    .allSatisfy(tag -> {
                        assertThat(record.at("/metrics/" + tag + "/unit"))
                                .isEqualTo(theirs.at("/metrics/" + tag + "/unit"));
                        assertThat(record.at("/metrics/" + tag + "/value").getNodeType())
                                .as(tag)
                                .isEqualTo(
                                        theirs.at("/metrics/" + tag + "/value").getNodeType());
                    });
        });
    }

    @Test
    void theCsvFileHasAiperfsTwoTablesAndNamesForTheMetricsThatBothHave() throws IOException {
        List<String> theirs = sample(CSV).lines().toList();
        List<String> mine = Files.readAllLines(ours.folder().resolve(CSV));

        assertThat(mine.get(0)).isEqualTo(theirs.get(0));
        assertThat(mine.subList(mine.indexOf(""), mine.indexOf("") + 2)).containsExactly("", "Metric,Value");
        // A metric that both have stands in both files under one name and with as many columns.
        assertThat(MAIN_NAMES).allSatisfy(name -> {
            assertThat(columns(name, mine)).as(name).isPositive();
            assertThat(columns(name, mine)).as(name).isEqualTo(columns(name, theirs));
        });
    }

    private static int columns(String name, List<String> csv) {
        return csv.stream()
                .map(line -> List.of(line.split(",", -1)))
                .filter(cells -> cells.get(0).equals(name))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }
}
