package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.stats.Distribution;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Metrics as AIPerf's files have them: unit and mean, and for a distribution the rest of its statistics. */
final class MetricJson {

    private MetricJson() {}

    /** Writes a member for each metric, named by its tag. */
    static void writeMembers(JsonGenerator json, PhaseSummary summary) {
        for (MetricResult result : summary.results().values()) {
            json.writeObjectPropertyStart(result.metric().tag());
            json.writeStringProperty("unit", result.metric().unit());
            JsonText.number(json, "avg", result.value());
            result.distribution().ifPresent(distribution -> writeStatistics(json, distribution));
            json.writeEndObject();
        }
    }

    private static void writeStatistics(JsonGenerator json, Distribution distribution) {
        distribution.percentiles().forEach((percent, value) -> JsonText.number(json, percentileName(percent), value));
        JsonText.number(json, "min", distribution.min());
        JsonText.number(json, "max", distribution.max());
        JsonText.number(json, "std", distribution.std());
        json.writeNumberProperty("count", distribution.count());
        JsonText.number(json, "sum", distribution.sum());
    }

    /** Returns the name of a percentile's member: {@code p99}, and {@code p99_9} for one between two percents. */
    static String percentileName(double percent) {
        if (JsonText.isInteger(percent)) {
            return String.format(Locale.ROOT, "p%d", (long) percent);
        }
        return "p" + Double.toString(percent).replace('.', '_');
    }
}
