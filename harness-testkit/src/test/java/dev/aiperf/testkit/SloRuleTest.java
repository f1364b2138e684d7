package dev.aiperf.testkit;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.run.GateRule;
import dev.aiperf.run.SloRule;
import java.util.List;

class SloRuleTest extends GateRuleKit {

    @Override
    protected GateRule rule() {
        return new SloRule();
    }

    @Override
    protected GatesPlan gates() {
        return new GatesPlan(
                List.of(
                        new Gate("time_to_first_token", "p99", 1234.5, Direction.AT_MOST),
                        new Gate("request_throughput", "avg", 1, Direction.AT_LEAST)),
                Undecided.POINT_VALUE);
    }
}
