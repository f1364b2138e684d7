package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Arrivals whose gaps are independent draws from one distribution; with exponential gaps, a Poisson process.
 *
 * <p>Gap k is a pure function of (seed, k), so the schedule is, too. Its instants are running sums, kept by blocks: the
 * start of each block that was reached, and the instants of the latest one. Asking in order costs one draw an arrival;
 * asking far ahead costs the draws of the blocks between, once. The memory is 8 bytes for each block of 1,024.
 *
 * <p>A double holds whole nanoseconds up to 104 days, so the sums lose nothing that matters.
 */
final class RenewalArrivals implements ArrivalProcess {

    private static final int BLOCK = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double meanNanos;
    private final Seed seed;
    private final DoubleUnaryOperator gapOfUnit;
    private final List<Double> blockStarts = new ArrayList<>(List.of(0.0));
    private volatile Block latest;

    /**
     * Makes the arrivals.
     *
     * @param requestsPerSecond the mean rate
     * @param seed the root of the draws
     * @param gapOfUnit the quantile function of the gap's distribution, of mean 1
     */
    RenewalArrivals(double requestsPerSecond, Seed seed, DoubleUnaryOperator gapOfUnit) {
        this.meanNanos = NANOS_PER_SECOND / requestsPerSecond;
        this.seed = seed;
        this.gapOfUnit = gapOfUnit;
        this.latest = block(0, 0.0);
    }

    @Override
    public long intendedNanos(long index) {
        long number = index / BLOCK;
        Block block = latest;
        if (block.number != number) {
            block = reach(number);
            latest = block;
        }
        return Math.round(block.instants[(int) (index % BLOCK)]);
    }

    private synchronized Block reach(long number) {
        while (blockStarts.size() <= number) {
            int last = blockStarts.size() - 1;
            blockStarts.add(block(last, blockStarts.get(last)).instants[BLOCK - 1]);
        }
        return block(number, blockStarts.get(Math.toIntExact(number)));
    }

    private Block block(long number, double start) {
        double[] instants = new double[BLOCK];
        double at = start;
        for (int i = 0; i < BLOCK; i++) {
            double unit = seed.derive(number * BLOCK + i).unit();
            at += meanNanos * gapOfUnit.applyAsDouble(unit);
            instants[i] = at;
        }
        return new Block(number, instants);
    }

    /** The instants of one block; never changed once made. */
    private record Block(long number, double[] instants) {}
}
