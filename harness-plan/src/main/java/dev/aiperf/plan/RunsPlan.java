package dev.aiperf.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often each cell is run, and how. The run is the unit of which intervals are made, so each of several runs is a
 * process of its own.
 *
 * @param count how many runs each cell has at least, 1 or more
 * @param most how many it has at most, where runs are added until {@code relativeHalfWidth} is reached or a gate is decided
 * @param confidenceLevel the confidence of intervals over runs, above 0 and below 1
 * @param relativeHalfWidth how narrow the intervals shall be, as a share of the mean; empty means that nothing is added for it
 * @param cooldown the pause between runs
 * @param warmupInFirstRunOnly whether only the first run of each cell warms up
 * @param fork how a run's own process is started
 */
public record RunsPlan(
        int count,
        int most,
        double confidenceLevel,
        OptionalDouble relativeHalfWidth,
        Duration cooldown,
        boolean warmupInFirstRunOnly,
        Fork fork) {

    /**
     * How a run's own process is started.
     *
     * @param jvm a JDK's folder or its java; empty means the one that runs this
     * @param jvmArguments further arguments of the JVM
     * @param setupTimeout how long each of a benchmark's own methods may take: its set-up and the others, one call of each
     */
    public record Fork(Optional<Path> jvm, List<String> jvmArguments, Duration setupTimeout) {
        public Fork {
            jvmArguments = List.copyOf(jvmArguments);
        }
    }

    /** One run of each cell, in the process that is there. */
    public static final RunsPlan ONE = new RunsPlan(
            1,
            1,
            0.95,
            OptionalDouble.empty(),
            Duration.ZERO,
            false,
            new Fork(Optional.empty(), List.of(), Duration.ofSeconds(60)));

    public RunsPlan {
        if (count < 1 || most < count) {
            throw new IllegalArgumentException("runs go from 1 up, not from " + count + " to " + most);
        }
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, not at " + confidenceLevel);
        }
    }

    /** Returns whether each cell may have several runs. */
    public boolean areSeveral() {
        return most > 1;
    }
}
