package dev.aiperf.run;

import dev.aiperf.extension.ExtensionPoint;
import dev.aiperf.plan.ProfilePlan;
import java.util.List;

/**
 * A kind of condition on a cell's result that decides whether a build passes. Stateless, safe to share between threads.
 *
 * <p>A rule never passes on no data: where a cell has no run, a run has no valid request, or a client was not up to its
 * load, what the rule judges has failed. It is asked again after each run, and says the same of the same runs.
 */
@ExtensionPoint(category = "gate_rule")
public interface GateRule {

    /** Returns the rule's name, such as {@code slo}. */
    String name();

    /**
     * Judges the runs of a cell.
     *
     * @param plan what was to be run, with the gates
     * @param runs what came of one of its cells so far; without a run for a cell that was not run
     * @return a result for each condition of this kind; none where the plan has no such condition
     */
    List<GateResult> judge(ProfilePlan plan, CellRuns runs);
}
