package dev.aiperf.processor.plan;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.processor.model.Place;
import java.util.List;

/**
 * A setting that an annotation gives, and where in the source it stands.
 *
 * @param setting the setting
 * @param place where it stands
 */
record PlacedSetting(AnnotatedSetting setting, Place place) {

    /** Returns the setting's own name, whatever name it was given by. */
    String name() {
        return canonical(setting.setting());
    }

    /** Returns whether one of its values holds a text. */
    boolean holds(String text) {
        return setting.values().stream().anyMatch(value -> value.contains(text));
    }

    static String canonical(String name) {
        return Settings.find(name).map(found -> found.entry().name()).orElse(name);
    }

    static List<AnnotatedSetting> settings(List<PlacedSetting> placed) {
        return placed.stream().map(PlacedSetting::setting).toList();
    }
}
