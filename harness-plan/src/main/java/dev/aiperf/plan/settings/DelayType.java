package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A duration in seconds, 0 or more. */
record DelayType() implements SettingType<Duration> {

    @Override
    public String label() {
        return "TIME";
    }

    @Override
    public String accepted() {
        return "a duration such as 500ms, 10s or 0; a bare number means seconds";
    }

    @Override
    public Duration parse(List<String> given) {
        String text = SingleValue.of(given, accepted());
        SingleValue.requireNoList(text);
        return DurationText.parse(text, ChronoUnit.SECONDS);
    }
}
