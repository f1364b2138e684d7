package dev.aiperf.testkit;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.run.GateRule;
import dev.aiperf.run.GoodputRule;
import java.util.List;

class GoodputRuleTest extends GateRuleKit {

    @Override
    protected GateRule rule() {
        return new GoodputRule();
    }

    @Override
    protected GatesPlan gates() {
        return new GatesPlan(
                List.of(new Gate(Gate.GOOD_FRACTION, "avg", 0.9, Direction.AT_LEAST)), Undecided.POINT_VALUE);
    }
}
