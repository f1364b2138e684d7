package dev.aiperf.plan.benchmark;

import java.util.List;

/**
 * A setting that an annotation gives.
 *
 * @param setting a name of the settings catalogue, or {@code dataset-class}
 * @param written the annotation as messages show it, such as {@code @RequestRate(value = 10)}
 * @param values the value as texts; they may hold placeholders, {@code ${NAME:default}}
 */
public record AnnotatedSetting(String setting, String written, List<String> values) {

    public AnnotatedSetting {
        values = List.copyOf(values);
    }
}
