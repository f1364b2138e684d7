package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;

/** With fewer requests than users the load never gets to what the result is named after. */
record RequestsFillConcurrency() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        for (Cell cell : plan.cells()) {
            if (cell.traffic() instanceof TrafficPlan.ClosedLoop load
                    && cell.measurement().stop() instanceof StopCondition.FirstOf stop
                    && load.concurrency() > stop.requests().orElse(Long.MAX_VALUE)) {
                long requests = stop.requests().getAsLong();
                findings.note("With " + requests + " requests no more than " + requests
                        + " are ever in flight, below the concurrency " + load.concurrency() + ".");
                return;
            }
        }
    }
}
