package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a profile wrote. */
record Result(Path folder) {

    /** Returns a statistic of the summary, such as {@code avg}; NaN where it has none. */
    double metric(String tag, String statistic) throws IOException {
        return summary().at("/" + tag + "/" + statistic).asDouble(Double.NaN);
    }

    JsonNode summary() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("profile_export_aiperf.json")));
    }

    /** Returns the records of the measured phase. */
    List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<String> lines = Files.lines(folder.resolve("profile_export.jsonl"))) {
            lines.map(JsonMapper.shared()::readTree)
                    .filter(record ->
                            record.at("/metadata/benchmark_phase").asString("").equals("profiling"))
                    .forEach(records::add);
        }
        return records;
    }

    /** Returns a percentile by nearest rank. */
    static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
    }
}
