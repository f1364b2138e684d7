package dev.aiperf.plan.build;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.List;

/** What shapes arrivals shapes those of some patterns only, and those are arrivals by the clock. */
record ShapesNeedTheirPattern() implements PlanRule {

    private static final List<Setting<?>> OF_CLIENTS =
            List.of(LoadSettings.ARRIVAL_CLIENTS, LoadSettings.ARRIVAL_CLIENT_SKEW, LoadSettings.ARRIVAL_CLIENT_GAPS);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        check(
                LoadSettings.ARRIVAL_SMOOTHNESS,
                List.of(ArrivalPattern.GAMMA, ArrivalPattern.CLIENTS),
                "is the shape of gamma arrivals; write --arrival-pattern gamma",
                values,
                findings);
        for (Setting<?> setting : OF_CLIENTS) {
            check(
                    setting,
                    List.of(ArrivalPattern.CLIENTS),
                    "is about a population of clients; write --arrival-pattern clients",
                    values,
                    findings);
        }
    }

    private static void check(
            Setting<?> setting, List<ArrivalPattern> patterns, String advice, Values values, Findings findings) {
        if (values.get(setting).isEmpty()) {
            return;
        }
        Given given = values.given(setting).orElseThrow();
        if (!TrafficPlanner.isOpenLoop(values)) {
            findings.problem(given, "shapes arrivals by the clock; add --request-rate");
        } else if (values.get(LoadSettings.ARRIVAL_PATTERN)
                .filter(pattern -> !patterns.contains(pattern))
                .isPresent()) {
            findings.problem(given, advice);
        }
    }
}
