package dev.aiperf.run;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.ProfilePlan;
import java.util.List;

/** Limits on statistics of metrics, as {@code --slo} gives them. */
public final class SloRule implements GateRule {

    @Override
    public String name() {
        return "slo";
    }

    @Override
    public List<GateResult> judge(ProfilePlan plan, CellRuns runs) {
        LimitJudge judge = new LimitJudge(name(), plan, runs);
        return plan.gates().gates().stream()
                .filter(gate -> !gate.metric().equals(Gate.GOOD_FRACTION))
                .map(judge::judge)
                .toList();
    }
}
