package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import java.util.stream.Stream;

/** A prefill ends with the first event of a stream, and a ceiling above all there can be would bound nothing. */
record PrefillFitsTheLoad() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (!plan.endpoint().streaming()) {
            Stream.of(LoadSettings.PREFILL_CONCURRENCY, LoadSettings.WARMUP_PREFILL_CONCURRENCY)
                    .flatMap(setting -> values.given(setting).stream())
                    .forEach(given -> findings.problem(given, "needs answers that come as a stream; add --streaming"));
        }
        if (values.get(LoadSettings.PREFILL_CONCURRENCY).isEmpty()) {
            return;
        }
        Given given = values.given(LoadSettings.PREFILL_CONCURRENCY).orElseThrow();
        long limit = values.get(LoadSettings.PREFILL_CONCURRENCY).orElseThrow();
        plan.cells().stream()
                .flatMapToInt(cell -> cell.traffic().mostInFlight().stream())
                .filter(inFlight -> inFlight < limit)
                .findFirst()
                .ifPresent(inFlight ->
                        findings.problem(given, "must be no more than the concurrency, which is " + inFlight));
    }
}
