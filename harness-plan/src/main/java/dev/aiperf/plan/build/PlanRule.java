package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;

/**
 * Something that a plan must keep, or that its user should hear of. One class a rule. Rules are stateless, and each looks
 * at the plan alone, whatever the others find.
 */
interface PlanRule {

    /**
     * Checks a plan.
     *
     * @param plan the plan; where a value couldn't be read, which is a problem already, its default stands in
     * @param values what the plan was made from, to name what was given
     * @param findings where to put what was found
     */
    void check(ProfilePlan plan, Values values, Findings findings);
}
