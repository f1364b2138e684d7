package dev.aiperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a result, as their readers see them.
 *
 * @param folder where they are
 */
record ResultFiles(Path folder) {

    JsonNode summary() throws IOException {
        return json(folder.resolve("profile_export_aiperf.json"));
    }

    static JsonNode json(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    /** Returns the records of all phases; each line must be a whole JSON object. */
    List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("profile_export.jsonl"))) {
            records.add(JsonMapper.shared().readTree(line));
        }
        return records;
    }

    /** Returns the records of one phase, {@code warmup} or {@code profiling}. */
    List<JsonNode> records(String phase) throws IOException {
        return records().stream()
                .filter(record ->
                        record.at("/metadata/benchmark_phase").asString("").equals(phase))
                .toList();
    }

    /** Returns the rows of the CSV file by their first column. */
    Map<String, List<String>> csv() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("profile_export_aiperf.csv"))) {
            List<String> cells = List.of(line.split(",", -1));
            if (!line.isBlank()) {
                rows.put(cells.get(0), cells.subList(1, cells.size()));
            }
        }
        return rows;
    }

    String console() throws IOException {
        return Files.readString(folder.resolve("profile_export_console.txt"));
    }

    /** Returns one number of a metric in the JSON file. */
    double number(String metric, String statistic) throws IOException {
        return summary().at("/" + metric + "/" + statistic).asDouble(Double.NaN);
    }

    /** Returns the failures by their type. */
    Map<String, Long> errors() throws IOException {
        Map<String, Long> errors = new LinkedHashMap<>();
        for (JsonNode error : summary().path("error_summary")) {
            errors.merge(
                    error.at("/error_details/type").asString("?"),
                    error.path("count").asLong(),
                    Long::sum);
        }
        return errors;
    }

    /** Returns all files, in sub-folders, too. */
    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
