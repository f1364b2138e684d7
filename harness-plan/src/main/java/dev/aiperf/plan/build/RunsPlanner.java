package dev.aiperf.plan.build;

import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.RunsPlan.Fork;
import dev.aiperf.plan.settings.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plans how often each cell is run, and how. */
final class RunsPlanner {

    private static final double DEFAULT_LEVEL = 0.95;
    private static final int DEFAULT_MOST = 20;
    private static final Duration DEFAULT_SETUP_TIMEOUT = Duration.ofMinutes(1);

    RunsPlan plan(Values values, Findings findings) {
        int count = values.get(RunSettings.RUNS).map(Math::toIntExact).orElse(1);
        Optional<Double> halfWidth = values.get(RunSettings.HALF_WIDTH);
        int defaultMost = halfWidth.isPresent() ? Math.max(count, DEFAULT_MOST) : count;
        int most = values.get(RunSettings.MOST).map(Math::toIntExact).orElse(defaultMost);
        if (most < count) {
            findings.problem(
                    values.given(RunSettings.MOST).orElseThrow(),
                    "must be at least the number of runs, which is " + count);
        }
        return new RunsPlan(
                count,
                Math.max(count, most),
                values.get(RunSettings.CONFIDENCE_LEVEL).orElse(DEFAULT_LEVEL),
                halfWidth.isPresent() ? OptionalDouble.of(halfWidth.get()) : OptionalDouble.empty(),
                values.get(RunSettings.COOLDOWN).flatMap(pause -> pause).orElse(Duration.ZERO),
                values.isOn(RunSettings.WARMUP_IN_FIRST_RUN_ONLY),
                new Fork(
                        values.get(RunSettings.FORK_JVM),
                        values.get(RunSettings.FORK_JVM_ARGUMENTS).orElseGet(List::of),
                        values.get(RunSettings.SETUP_TIMEOUT).orElse(DEFAULT_SETUP_TIMEOUT)));
    }
}
