package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;
import java.util.Arrays;

/**
 * Arrivals whose gaps are independent draws from one distribution; with exponential gaps, a Poisson process.
 *
 * <p>Gap k is a pure function of (seed, k), so the schedule is, too. Its instants are running sums, kept by blocks: the
 * start of each block that was reached, and the instants of the latest one. Asking in order costs one draw an arrival;
 * asking far ahead costs the draws of the blocks between, once. The memory is 8 bytes for each block of 256.
 *
 * <p>A double holds billionths of a gap up to 10 million gaps, and millionths up to 10 billion, so the sums lose nothing
 * that matters.
 */
final class RenewalArrivals implements UnitArrivals {

    /** Whoever asks for the first of a block waits for the draws of all: some tens of microseconds. */
    private static final int BLOCK = 256;

    private final Seed seed;
    private final Gap gap;
    private double[] blockStarts = new double[64];
    private int blocks = 1;
    private volatile Block latest;

    /**
     * Makes the arrivals.
     *
     * @param seed the root of the draws
     * @param gap the distribution of the gaps
     */
    RenewalArrivals(Seed seed, Gap gap) {
        this.seed = seed;
        this.gap = gap;
        this.latest = block(0, 0.0);
    }

    @Override
    public double at(long index) {
        long number = index / BLOCK;
        Block block = latest;
        if (block.number != number) {
            block = reach(Math.toIntExact(number));
            latest = block;
        }
        return block.instants[(int) (index % BLOCK)];
    }

    private synchronized Block reach(int number) {
        Block block = latest;
        while (blocks <= number) {
            int last = blocks - 1;
            if (block.number != last) {
                block = block(last, blockStarts[last]);
            }
            if (blocks == blockStarts.length) {
                blockStarts = Arrays.copyOf(blockStarts, 2 * blocks);
            }
            blockStarts[blocks++] = block.instants[BLOCK - 1];
        }
        return block.number == number ? block : block(number, blockStarts[number]);
    }

    private Block block(int number, double start) {
        double[] instants = new double[BLOCK];
        double at = start;
        for (int i = 0; i < BLOCK; i++) {
            at += gap.draw(seed.derive((long) number * BLOCK + i));
            instants[i] = at;
        }
        return new Block(number, instants);
    }

    /** The instants of one block; never changed once made. */
    private record Block(int number, double[] instants) {}
}
