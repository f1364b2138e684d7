package dev.aiperf.plan.build;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.RunSettings;
import dev.aiperf.plan.settings.SloBound;
import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans what decides whether a build passes. */
final class GatesPlanner {

    private final KnownNames names;

    GatesPlanner(KnownNames names) {
        this.names = names;
    }

    GatesPlan plan(Values values, Findings findings) {
        List<Gate> gates = new ArrayList<>();
        Optional<Double> minimum = values.get(RunSettings.GOODPUT_MINIMUM);
        if (minimum.isPresent()) {
            if (!values.has(LoadSettings.GOODPUT)) {
                findings.problem(
                        values.given(RunSettings.GOODPUT_MINIMUM).orElseThrow(),
                        "needs a bound that makes a request good, such as a TTFT of 500 ms, beside it");
            }
            gates.add(new Gate(Gate.GOOD_FRACTION, "avg", minimum.get(), Direction.AT_LEAST));
        }
        for (SloBound bound : values.get(RunSettings.SLO).orElseGet(List::of)) {
            gate(bound, values.given(RunSettings.SLO).orElseThrow(), findings).ifPresent(gates::add);
        }
        return new GatesPlan(
                gates,
                values.get(RunSettings.UNDECIDED).orElse(GatesPlan.NONE.undecided()),
                values.isOn(RunSettings.INDICATIVE));
    }

    private Optional<Gate> gate(SloBound bound, Given given, Findings findings) {
        MetricTraits metric = names.metrics().get(bound.metric());
        if (metric == null) {
            String message = "names no metric of a result: '" + bound.metric() + "'"
                    + NearestNames.question(bound.metric(), names.metrics().keySet());
            if (names.areAll()) {
                findings.problem(given, Optional.of(bound.metric()), message);
            } else {
                findings.warning(
                        given, Optional.of(bound.metric()), message + "; unless a jar brings it, the run will fail");
            }
            return Optional.empty();
        }
        if (!metric.isOfRequest() && !bound.statistic().equals("avg")) {
            findings.problem(
                    given,
                    Optional.of(bound.metric()),
                    "asks for the " + bound.statistic() + " of " + bound.metric() + ", which has one value; write avg");
            return Optional.empty();
        }
        boolean atLeast =
                switch (bound.side()) {
                    case BETTER -> metric.largerIsBetter();
                    case BELOW -> false;
                    case ABOVE -> true;
                };
        return Optional.of(new Gate(
                bound.metric(), bound.statistic(), bound.limit(), atLeast ? Direction.AT_LEAST : Direction.AT_MOST));
    }
}
