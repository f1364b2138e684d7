package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A duration above 0, or one that may be 0.
 *
 * @param bareUnit what a bare number means
 * @param zeroToo whether it may be 0
 */
record DurationType(ChronoUnit bareUnit, boolean zeroToo) implements SettingType<Duration> {

    @Override
    public String label() {
        return "TIME";
    }

    @Override
    public String accepted() {
        return "a duration" + (zeroToo ? "" : " above 0") + ", such as 500ms, 10s or 5m; a bare number means "
                + (bareUnit == ChronoUnit.MILLIS ? "milliseconds" : "seconds");
    }

    @Override
    public Duration parse(List<String> given) {
        String text = SingleValue.of(given, accepted());
        SingleValue.requireNoList(text);
        Duration duration = DurationText.parse(text, bareUnit);
        if (duration.isZero() && !zeroToo) {
            throw new IllegalArgumentException("must be " + accepted());
        }
        return duration;
    }
}
