package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.text.NearestNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a name among those of the implementations on hand; case, hyphens and underscores don't matter.
 *
 * @param kind what the names are names of, with its article
 * @param onHand the names
 * @param later names of AIPerf's that are not built in yet
 * @param areAll whether no other name can be there at the run
 */
record NameOnHand(String kind, Set<String> onHand, Set<String> later, boolean areAll) {

    /** Returns the name that a setting gives, as the implementation writes it; empty if there is none. */
    Optional<String> find(Values values, Setting<String> setting, Findings findings) {
        Optional<String> asked = values.get(setting);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> found = NearestNames.same(asked.get(), onHand);
        if (found.isEmpty()) {
            List<String> sorted = onHand.stream().sorted().toList();
            String known = NearestNames.same(asked.get(), later).isPresent()
                    ? "names " + kind + " that is not built in yet; it "
                    : "";
            String message = known + "must be " + NearestNames.oneOf(sorted)
                    + (known.isEmpty() ? NearestNames.question(asked.get(), onHand) : "");
            Given given = values.given(setting).orElseThrow();
            if (areAll) {
                findings.problem(given, message);
            } else {
                findings.warning(given, message);
                return asked;
            }
        }
        return found;
    }
}
