package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The runs behind the files that AIPerf 0.13 wrote of two cells of three runs each. Of three values, mean, least and
 * greatest give all: so the runs can be had back from what AIPerf made of them.
 */
final class AiperfRuns {

    private static final List<ToDoubleFunction<JsonNode>> RUNS = List.of(
            metric -> metric.get("min").asDouble(),
            metric -> 3 * metric.get("mean").asDouble()
                    - metric.get("min").asDouble()
                    - metric.get("max").asDouble(),
            metric -> metric.get("max").asDouble());

    private AiperfRuns() {}

    static JsonNode aggregate() {
        return JsonMapper.shared().readTree(AiperfSample.text("profile_export_aiperf_aggregate.json"));
    }

    static JsonNode sweep() {
        return JsonMapper.shared().readTree(AiperfSample.text("profile_export_aiperf_sweep.json"));
    }

    static ProfilePlan plan() {
        List<Cell> cells = cells().stream().map(CellRuns::cell).toList();
        return SampleRun.with(SampleRun.plan(cells), 3, GatesPlan.NONE);
    }

    /** Returns the runs at a concurrency of 2 and of 4. */
    static List<CellRuns> cells() {
        List<CellRuns> cells = new ArrayList<>();
        for (JsonNode combination : sweep().get("per_combination_metrics")) {
            int concurrency = combination.at("/parameters/concurrency").asInt();
            Cell cell = SampleRun.point(new TrafficPlan.ClosedLoop(concurrency));
            List<RunResult> runs = RUNS.stream()
                    .map(value -> SampleRun.result(
                            SampleRun.summary(results(combination.get("metrics"), value), 60),
                            SampleRun.FOLDER.resolve(cell.name()),
                            cell))
                    .toList();
            cells.add(new CellRuns(cell, runs, List.of()));
        }
        return cells;
    }

    private static List<MetricResult> results(JsonNode metrics, ToDoubleFunction<JsonNode> value) {
        Map<String, ObjectNode> byTag = new LinkedHashMap<>();
        metrics.properties().forEach(member -> {
            int end = member.getKey().lastIndexOf('_');
            byTag.computeIfAbsent(
                            member.getKey().substring(0, end),
                            unused -> JsonMapper.shared().createObjectNode())
                    .put("unit", member.getValue().get("unit").asString())
                    .put(member.getKey().substring(end + 1), value.applyAsDouble(member.getValue()));
        });
        List<MetricResult> results = new ArrayList<>();
        byTag.forEach((tag, statistics) -> results.add(AiperfSample.result(tag, statistics, 60)));
        return results;
    }
}
