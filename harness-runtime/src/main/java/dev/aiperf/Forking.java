package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.run.fork.ForkCommand;

/**
 * How runs are made in processes of their own.
 *
 * @param command starts a process
 * @param source what the plan is made from, so that each process makes the same; credentials included
 * @param method the benchmark method; empty text without a benchmark
 */
public record Forking(ForkCommand command, String source, String method) {

    /**
     * Returns how runs are made that have no code of the user's: with the class path of this process.
     *
     * @param builder what the plan was made by
     */
    public static Forking ofThisClassPath(PlanBuilder builder, ProfilePlan plan) {
        return new Forking(
                ForkCommand.ofThisClassPath(
                        ForkMain.class.getName(), plan.runs().fork()),
                builder.source(),
                "");
    }
}
