package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How long requests in flight are waited for; empty means without end. */
record GracePeriodType() implements SettingType<Optional<Duration>> {

    private static final Set<String> WITHOUT_END = Set.of("inf", "infinite", "infinity", ".inf");

    @Override
    public String label() {
        return "TIME";
    }

    @Override
    public String accepted() {
        return "a duration, 0 or more, or inf; a bare number means seconds";
    }

    @Override
    public Optional<Duration> parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        if (WITHOUT_END.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            return Optional.of(DurationText.parse(text, ChronoUnit.SECONDS));
        } catch (IllegalArgumentException notADuration) {
            throw new IllegalArgumentException("must be " + accepted(), notADuration);
        }
    }
}
