package dev.aiperf.report;

import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A sample of run values as AIPerf's aggregate and sweep files have it; of one run only its mean, as it has no spread. */
final class SampleJson {

    private SampleJson() {}

    /**
     * Writes the members of a statistic.
     *
     * @param level the confidence of its interval
     * @param error whether the standard error and Student's t are written
     */
    static void writeMembers(JsonGenerator json, RunStatistic statistic, double level, boolean error) {
        RunSample sample = statistic.sample();
        JsonText.number(json, "mean", sample.mean());
        Optional<Interval> interval = sample.interval(level);
        if (interval.isPresent()) {
            JsonText.number(json, "std", sample.std());
            JsonText.number(json, "min", sample.min());
            JsonText.number(json, "max", sample.max());
            if (Double.isFinite(sample.cv())) {
                json.writeNumberProperty("cv", sample.cv());
            } else {
                // AIPerf's readers expect the member.
                json.writeNullProperty("cv");
            }
            if (error) {
                JsonText.number(json, "se", sample.standardError());
            }
            JsonText.number(json, "ci_low", interval.get().low());
            JsonText.number(json, "ci_high", interval.get().high());
            if (error) {
                JsonText.number(json, "t_critical", sample.tCritical(level).orElseThrow());
            }
        }
        json.writeStringProperty("unit", statistic.metric().unit());
    }
}
