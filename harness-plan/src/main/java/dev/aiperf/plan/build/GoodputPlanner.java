package dev.aiperf.plan.build;

import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans what makes a request good. */
final class GoodputPlanner {

    private final KnownNames names;

    GoodputPlanner(KnownNames names) {
        this.names = names;
    }

    List<GoodputBound> plan(Values values, Findings findings) {
        List<GoodputBound> bounds = new ArrayList<>();
        for (Map.Entry<String, Double> bound :
                values.get(LoadSettings.GOODPUT).orElseGet(Map::of).entrySet()) {
            String metric = bound.getKey();
            Set<String> known = names.requestMetrics();
            Given given = values.given(LoadSettings.GOODPUT).orElseThrow();
            if (known.contains(metric)) {
                bounds.add(new GoodputBound(metric, bound.getValue()));
            } else if (names.areAll()) {
                findings.problem(given, Optional.of(metric), unknown(metric, known));
            } else {
                findings.warning(given, Optional.of(metric), unknown(metric, known));
            }
        }
        return bounds;
    }

    private static String unknown(String metric, Set<String> known) {
        return "names no metric of a request: '" + metric + "'" + NearestNames.question(metric, known);
    }
}
