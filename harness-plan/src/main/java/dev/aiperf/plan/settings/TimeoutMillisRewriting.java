package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** {@code --request-timeout 5000} is {@code --request-timeout-seconds 5}: here a bare number means milliseconds. */
record TimeoutMillisRewriting() implements Rewriting {

    static final String NAME = "request-timeout";

    /** A bare number below this is more likely meant in seconds. */
    private static final Duration LIKELY_A_SLIP = Duration.ofSeconds(1);

    @Override
    public List<Setting<?>> targets() {
        return List.of(EndpointSettings.REQUEST_TIMEOUT);
    }

    @Override
    public List<Rewritten> rewrite(Map<String, List<String>> given) {
        Duration timeout = Rewriting.read(given, NAME, SettingType.duration(ChronoUnit.MILLIS));
        String text = String.join("", given.getOrDefault(NAME, List.of())).strip();
        List<String> notes = DurationText.isBare(text) && timeout.compareTo(LIKELY_A_SLIP) < 0
                ? List.of("The request timeout is " + DurationText.format(timeout) + ": a bare --request-timeout means"
                        + " milliseconds; write --request-timeout " + text + "s if seconds were meant.")
                : List.of();
        return List.of(new Rewritten(EndpointSettings.REQUEST_TIMEOUT, List.of(DurationText.format(timeout)), notes));
    }
}
