package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.RunSettings;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A gate needs requests enough for what it judges to mean anything: with fewer it would pass or fail by chance. So a plan
 * that can never decide it is refused before any load.
 *
 * @param requests how many requests a cell sends, where that is known
 */
record GatesCanBeDecided(RequestForecast requests) implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.gates().indicative()) {
            return;
        }
        for (Gate gate : plan.gates().gates()) {
            for (Cell cell : plan.cells()) {
                OptionalLong sent = requests.of(plan, cell);
                if (sent.isPresent() && isRefused(plan, gate, sent.getAsLong(), values, findings)) {
                    return;
                }
            }
        }
    }

    private static boolean isRefused(ProfilePlan plan, Gate gate, long sent, Values values, Findings findings) {
        OptionalDouble percent = percent(gate.statistic());
        if (percent.isPresent() && sent < needed(percent.getAsDouble())) {
            findings.problem(
                    values.given(RunSettings.SLO).orElseThrow(),
                    "judges " + gate.statistic() + ", which takes " + needed(percent.getAsDouble())
                            + " requests a run; " + sent + " are asked for. Ask for more, choose a lower percentile, or"
                            + " turn indicative on to judge all the same");
            return true;
        }
        long all = sent * plan.runs().most();
        if (isOnGoodput(gate) && all < neededForShare(gate.limit(), plan.runs().confidenceLevel())) {
            findings.problem(
                    values.given(RunSettings.GOODPUT_MINIMUM)
                            .or(() -> values.given(RunSettings.SLO))
                            .orElseThrow(),
                    "takes " + neededForShare(gate.limit(), plan.runs().confidenceLevel())
                            + " requests in all runs of a cell together: of fewer even all that are good can't tell; "
                            + all + " are asked for. Ask for more, choose a lower share, or turn indicative on to judge"
                            + " all the same");
            return true;
        }
        return false;
    }

    private static boolean isOnGoodput(Gate gate) {
        return gate.metric().equals(Gate.GOOD_FRACTION)
                && gate.direction() == Direction.AT_LEAST
                && gate.limit() > 0
                && gate.limit() < 1;
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

    /** The least sample of which all are good only if the share is above the limit, but for the odds that remain. */
    private static long neededForShare(double limit, double level) {
        return (long) Math.ceil(Math.log((1 - level) / 2) / Math.log(limit));
    }
}
