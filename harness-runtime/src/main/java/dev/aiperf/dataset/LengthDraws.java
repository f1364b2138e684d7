package dev.aiperf.dataset;

import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.Seed;

/**
 * Token counts drawn from a distribution, one for each entry: a function of seed and entry alone, so that all runs and
 * cells of a plan ask for the same lengths.
 *
 * @param distribution what to draw from
 * @param seed the root of the draws
 */
record LengthDraws(LengthDistribution distribution, Seed seed) {

    /** Returns the length of an entry, 1 or more. */
    int at(long entry) {
        if (distribution.stddev() == 0) {
            return (int) Math.max(1, Math.round(distribution.mean()));
        }
        Seed branch = seed.derive(entry);
        long redraw = 0;
        long length = draw(branch.derive(redraw));
        while (length < 1) {
            redraw++;
            length = draw(branch.derive(redraw));
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Returns these draws for a later turn of each entry, which are others than those of the first. */
    LengthDraws ofTurn(int turn) {
        return turn == 0
                ? this
                : new LengthDraws(distribution, seed.derive("turn").derive(turn));
    }

    /** Returns a number of an entry, 0 where the draw is below. */
    long zeroOrMoreAt(long entry) {
        return distribution.stddev() == 0 ? Math.round(distribution.mean()) : Math.max(0, draw(seed.derive(entry)));
    }

    /** Box and Muller's transform; by StrictMath, so that every machine draws the same. */
    private long draw(Seed branch) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log1p(-branch.derive(0).unit()));
        double angle = 2 * Math.PI * branch.derive(1).unit();
        return Math.round(distribution.mean() + distribution.stddev() * radius * StrictMath.cos(angle));
    }
}
