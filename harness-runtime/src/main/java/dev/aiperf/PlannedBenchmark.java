package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;

/**
 * A benchmark that can be run.
 *
 * @param name its name, such as {@code com.example.ChatLatency.bursty}
 * @param plan what would be run
 */
public record PlannedBenchmark(String name, ProfilePlan plan) {}
