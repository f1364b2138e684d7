package dev.aiperf.plan.build;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.SessionSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.List;

/** A phase ends by requests or by sessions, and what shapes made sessions needs some to shape. */
record SessionsFitTheData() implements PlanRule {

    private static final List<Setting<?>> OF_TURNS = List.of(
            SessionSettings.TURNS_STDDEV,
            SessionSettings.THINK_TIME,
            SessionSettings.THINK_TIME_STDDEV,
            SessionSettings.THINK_TIME_RATIO);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        contradicts(SessionSettings.COUNT, LoadSettings.REQUEST_COUNT, values, findings);
        contradicts(SessionSettings.WARMUP_COUNT, LoadSettings.WARMUP_REQUESTS, values, findings);
        if (!(plan.dataset() instanceof DatasetPlan.Synthetic)) {
            values.given(SessionSettings.TURNS)
                    .ifPresent(
                            given -> findings.problem(given, "shapes made sessions, and the data set brings its own"));
        }
        if (!values.has(SessionSettings.TURNS)) {
            OF_TURNS.forEach(setting -> values.given(setting)
                    .ifPresent(given ->
                            findings.problem(given, "shapes sessions of several turns; add --conversation-turn-mean")));
        }
    }

    private static void contradicts(Setting<?> sessions, Setting<?> requests, Values values, Findings findings) {
        if (values.has(requests)) {
            values.given(sessions)
                    .ifPresent(given ->
                            findings.problem(given, "contradicts --" + requests.name() + "; keep one of the two"));
        }
    }
}
