package dev.aiperf.run;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.ProfilePlan;
import java.util.List;

/** A least share of good requests among all, as {@code --goodput-minimum} gives it. */
public final class GoodputRule implements GateRule {

    @Override
    public String name() {
        return "goodput";
    }

    @Override
    public List<GateResult> judge(ProfilePlan plan, CellRuns runs) {
        LimitJudge judge = new LimitJudge(name(), plan, runs);
        return plan.gates().gates().stream()
                .filter(gate -> gate.metric().equals(Gate.GOOD_FRACTION))
                .map(judge::judge)
                .toList();
    }
}
