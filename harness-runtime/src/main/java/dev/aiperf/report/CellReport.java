package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.RunResult;

/**
 * All that the report of one cell is made from.
 *
 * @param plan what was to be run
 * @param result what came of it
 * @param ttft how its times to first token are rated
 * @param version the version of this program
 */
public record CellReport(ProfilePlan plan, RunResult result, TtftRating.Shares ttft, String version) {}
