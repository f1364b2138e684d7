package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;

/** A grace period of the warm-up means nothing where there is no warm-up. */
record WarmupGraceNeedsWarmup() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean warmsUp = values.has(LoadSettings.WARMUP_REQUESTS) || values.has(LoadSettings.WARMUP_DURATION);
        if (!warmsUp) {
            values.given(LoadSettings.WARMUP_GRACE_PERIOD)
                    .ifPresent(given -> findings.problem(
                            given, "needs a warm-up; add --warmup-request-count or --warmup-duration"));
        }
    }
}
