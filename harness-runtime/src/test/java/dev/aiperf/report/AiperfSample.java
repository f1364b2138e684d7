package dev.aiperf.report;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.stats.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that AIPerf 0.13 wrote of one run, and their statistics as ours would have them. */
final class AiperfSample {

    private static final double[] PERCENTS = {1, 5, 10, 25, 50, 75, 90, 95, 99};

    private AiperfSample() {}

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(AiperfSample.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json() {
        return JsonMapper.shared().readTree(text("profile_export_aiperf.json"));
    }

    static MetricInfo info(String tag, String unit) {
        for (String line : text("metrics.tsv").lines().skip(1).toList()) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.get(0).equals(tag)) {
                ConsoleGroup group =
                        switch (fields.get(3)) {
                            case "default" -> ConsoleGroup.DEFAULT;
                            case "usage" -> ConsoleGroup.USAGE;
                            default -> ConsoleGroup.NONE;
                        };
                int order = fields.get(2).isEmpty() ? MetricInfo.UNORDERED : Integer.parseInt(fields.get(2));
                boolean larger = tag.contains("throughput") || tag.equals("goodput");
                return new MetricInfo(tag, fields.get(1), unit, order, group, larger, "");
            }
        }
        throw new IllegalArgumentException(tag);
    }

    /** Returns the sample's statistics. */
    static PhaseSummary summary() {
        return summary(60);
    }

    /** Returns the sample's statistics as if they were of another number of requests. */
    static PhaseSummary summary(long count) {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        json().properties().forEach(member -> {
            if (member.getValue().has("unit")) {
                results.put(member.getKey(), result(member.getKey(), member.getValue(), count));
            }
        });
        return new PhaseSummary(results, List.of(), 60, 0, 0, 0, List.of());
    }

    /** Returns a metric by its members in a file of one run. */
    static MetricResult result(String tag, JsonNode node, long count) {
        MetricInfo info = info(tag, node.get("unit").asString());
        double mean = node.get("avg").asDouble();
        if (!node.has("std")) {
            return new MetricResult(info, mean, Optional.empty());
        }
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (double percent : PERCENTS) {
            if (node.has(MetricJson.percentileName(percent))) {
                percentiles.put(
                        percent, node.get(MetricJson.percentileName(percent)).asDouble());
            }
        }
        long values = node.has("count") && count == 60 ? node.get("count").asLong() : count;
        Distribution distribution = new Distribution(
                values,
                mean,
                node.get("min").asDouble(),
                node.get("max").asDouble(),
                node.get("std").asDouble(),
                node.has("sum") ? node.get("sum").asDouble() : Double.NaN,
                percentiles,
                true);
        return new MetricResult(info, mean, Optional.of(distribution));
    }
}
