package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition.FirstOf;
import dev.aiperf.plan.settings.RunSettings;
import java.util.OptionalDouble;

/**
 * A gate on a percentile needs requests enough for the percentile to mean anything: with fewer it would pass or fail by
 * chance. So a plan that can never decide it is refused before any load.
 */
record GatesCanBeDecided() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (values.isOn(RunSettings.INDICATIVE)) {
            return;
        }
        for (Gate gate : plan.gates().gates()) {
            OptionalDouble percent = percent(gate.statistic());
            if (percent.isPresent()) {
                long needed = needed(percent.getAsDouble());
                for (Cell cell : plan.cells()) {
                    if (cell.measurement().stop() instanceof FirstOf stop
                            && stop.requests().orElse(Long.MAX_VALUE) < needed) {
                        findings.problem(
                                values.given(RunSettings.SLO).orElseThrow(),
                                "judges " + gate.statistic() + ", which takes " + needed + " requests a run; "
                                        + stop.requests().getAsLong()
                                        + " are asked for. Ask for more, choose a lower percentile, or turn indicative on"
                                        + " to judge all the same");
                        return;
                    }
                }
            }
        }
    }

    private static OptionalDouble percent(String statistic) {
        return statistic.matches("p[0-9.]+")
                ? OptionalDouble.of(Double.parseDouble(statistic.substring(1)))
                : OptionalDouble.empty();
    }

    /** The least sample whose extremes enclose the percentile with 95 % confidence; the runtime's SampleSize says why. */
    private static long needed(double percent) {
        double farTail = Math.max(percent, 100 - percent) / 100;
        return (long) Math.ceil(Math.log(0.025) / Math.log(farTail));
    }
}
