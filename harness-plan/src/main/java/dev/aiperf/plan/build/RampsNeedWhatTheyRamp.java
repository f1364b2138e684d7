package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.stream.Stream;

/** A ramp leads to something. */
record RampsNeedWhatTheyRamp() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (TrafficPlanner.isByTheClock(values)) {
            need(LoadSettings.CONCURRENCY_RAMP, LoadSettings.CONCURRENCY, values, findings);
        }
        if (!TrafficPlanner.isOpenLoop(values)) {
            need(LoadSettings.RATE_RAMP, LoadSettings.REQUEST_RATE, values, findings);
        }
        need(LoadSettings.PREFILL_RAMP, LoadSettings.PREFILL_CONCURRENCY, values, findings);
        boolean isRamped = Stream.of(LoadSettings.CONCURRENCY_RAMP, LoadSettings.PREFILL_RAMP, LoadSettings.RATE_RAMP)
                .anyMatch(values::has);
        if (!isRamped) {
            values.given(LoadSettings.RAMP_SHAPE)
                    .ifPresent(given -> findings.problem(
                            given, "needs a ramp to shape; add --concurrency-ramp-duration or another"));
        }
    }

    private static void need(Setting<?> ramp, Setting<?> ramped, Values values, Findings findings) {
        if (values.get(ramp).isPresent() && !values.has(ramped)) {
            findings.problem(values.given(ramp).orElseThrow(), "needs --" + ramped.name() + ", which it leads to");
        }
    }
}
