package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page on the files of a result names what is in them. */
class FilesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "files.md");

    @Test
    void everyMemberOfTheStatisticsIsOnThePage() throws IOException {
        JsonNode statistics = statistics();
        Set<String> names = new TreeSet<>(statistics.propertyNames());
        names.removeAll(AiperfSample.summary().results().keySet());
        for (String member : List.of("run_info", "error_summary", "client", "harness")) {
            addNames(statistics.path(member), names);
        }
        names.addAll(statistics.path("input_config").propertyNames());
        names.removeIf(name -> name.startsWith("phases."));

        assertThat(names).contains("noise_floor", "ttft_rating", "error_details", "cli_command", "tokenizer");
        assertThat(missing(names)).isEmpty();
    }

    @Test
    void everyMemberOfASweepIsOnThePage(@TempDir Path folder) throws IOException {
        List<RunResult> cells =
                List.of(SampleRun.cell(1, 10, 100), SampleRun.cell(4, 19, 400), SampleRun.cell(8, 20, 900));
        SweepFiles.write(
                folder,
                SampleRun.plan(cells.stream().map(RunResult::cell).toList()),
                cells.stream().map(CellRuns::ofOne).toList(),
                "0.1.0");
        JsonNode sweep =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("profile_export_aiperf_sweep.json")));
        Set<String> names = new TreeSet<>(sweep.propertyNames());
        names.addAll(sweep.path("best_configurations").propertyNames());
        addNames(sweep.path("harness"), names);
        names.remove("concurrency");

        assertThat(names).contains("knee", "breaking_points", "first_broken", "best_throughput");
        assertThat(missing(names)).isEmpty();
    }

    @Test
    void everyMemberOfACellOverItsRunsIsOnThePage(@TempDir Path folder) throws IOException {
        CellRuns cell = new CellRuns(
                AiperfRuns.cells().get(0).cell(),
                AiperfRuns.cells().get(0).runs(),
                List.of(new FailedRun(2, "killed", "out of memory")));
        AggregateFiles.write(folder, AiperfRuns.plan(), cell, "0.1.0");
        JsonNode aggregate = JsonMapper.shared()
                .readTree(folder.resolve("profile_export_aiperf_aggregate.json").toFile());
        Set<String> names = new TreeSet<>(aggregate.propertyNames());
        names.addAll(aggregate.path("metadata").propertyNames());
        names.addAll(aggregate.path("metrics").path("request_latency_avg").propertyNames());
        addNames(aggregate.path("harness"), names);
        names.remove("run_0002");

        assertThat(names).contains("t_critical", "output_of_failed_runs", "run_labels");
        assertThat(missing(names)).isEmpty();
    }

    @Test
    void everyMemberOfAVerdictIsOnThePage(@TempDir Path folder) throws IOException {
        VerdictFile.write(folder, VerdictFileTest.verdict(), "0.1.0");
        JsonNode verdict =
                JsonMapper.shared().readTree(folder.resolve("verdict.json").toFile());
        Set<String> names = new TreeSet<>();
        addNames(verdict, names);

        assertThat(names).contains("by_point_value", "exit_code", "level");
        assertThat(missing(names)).isEmpty();
    }

    /** {@link RecordsWriterTest} sees to it that a line has the members of AIPerf's. */
    @Test
    void everyMemberOfARequestsMetadataIsOnThePage() throws IOException {
        JsonNode line = JsonMapper.shared().readTree(AiperfSample.text("profile_export.jsonl"));
        Set<String> names = new TreeSet<>(line.path("metadata").propertyNames());

        // The sample of AIPerf has none.
        names.add("profiling_index");
        // Ours, and only where there was a pause.
        names.add("client_pause_ms");
        assertThat(names).hasSizeGreaterThan(15);
        assertThat(missing(names)).isEmpty();
    }

    private static List<String> missing(Set<String> names) throws IOException {
        String page = Files.readString(PAGE);
        return names.stream().filter(name -> !page.contains('`' + name + '`')).toList();
    }

    private static void addNames(JsonNode node, Set<String> names) {
        if (node.isObject()) {
            names.addAll(node.propertyNames());
        }
        node.forEach(child -> addNames(child, names));
    }

    /** Returns the statistics of a cell of a sweep that has everything: a noise floor, a rating, a failure. */
    private static JsonNode statistics() {
        ProfilePlan plan = SampleRun.plan(List.of(
                SampleRun.point(new TrafficPlan.ClosedLoop(1)), SampleRun.point(new TrafficPlan.ClosedLoop(4))));
        PhaseSummary sample = AiperfSample.summary();
        PhaseSummary summary = new PhaseSummary(
                sample.results(),
                List.of(new ErrorCount(new RequestError(500, "HTTP_ERROR", "overloaded"), 2)),
                sample.validRequests(),
                2,
                0,
                0,
                List.of());
        CellReport report =
                new CellReport(plan, SampleRun.result(summary), new TtftRating.Shares(50, 7, 2, 1), "0.1.0");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonExporter().write(report, out);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
