package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.SessionSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.List;

/** What is said of a warm-up means nothing where there is none, and of its arrivals nothing where no rate is. */
record WarmupSettingsNeedWarmup() implements PlanRule {

    private static final List<Setting<?>> OF_WARMUP = List.of(
            LoadSettings.WARMUP_GRACE_PERIOD,
            LoadSettings.WARMUP_CONCURRENCY,
            LoadSettings.WARMUP_PREFILL_CONCURRENCY,
            LoadSettings.WARMUP_REQUEST_RATE,
            LoadSettings.WARMUP_ARRIVAL_PATTERN,
            LoadSettings.WARMUP_CONCURRENCY_RAMP,
            LoadSettings.WARMUP_PREFILL_RAMP,
            LoadSettings.WARMUP_RATE_RAMP);
    private static final List<Setting<?>> OF_ARRIVALS =
            List.of(LoadSettings.WARMUP_ARRIVAL_PATTERN, LoadSettings.WARMUP_RATE_RAMP);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean warmsUp = values.has(LoadSettings.WARMUP_REQUESTS)
                || values.has(LoadSettings.WARMUP_DURATION)
                || values.has(SessionSettings.WARMUP_COUNT);
        boolean byTheClock = values.has(LoadSettings.WARMUP_REQUEST_RATE) || TrafficPlanner.isOpenLoop(values);
        if (!warmsUp) {
            refuse(OF_WARMUP, "needs a warm-up; add --warmup-request-count or --warmup-duration", values, findings);
        } else if (!byTheClock) {
            refuse(OF_ARRIVALS, "shapes arrivals by the clock; add --warmup-request-rate", values, findings);
        }
    }

    private static void refuse(List<Setting<?>> settings, String advice, Values values, Findings findings) {
        settings.forEach(setting -> values.given(setting).ifPresent(given -> findings.problem(given, advice)));
    }
}
