package dev.aiperf.report;

import java.util.OptionalInt;

/**
 * The knee of a curve of throughput over load: the point after which more load buys little throughput.
 *
 * <p>The rule is Kneedle's (Satopää et al., Finding a "Kneedle" in a Haystack, 2011): scale the curve to the unit square
 * and take the point that lies highest above the diagonal, the smallest load among equals. Two choices are ours. The
 * square starts at the origin, since no load gives no throughput; so a server that is saturated from the first point on
 * has its knee there. And the point must lie 10 % of the square above the diagonal: a straight line has none, nor has one
 * that noise bends, nor one that bends only at the end of the sweep; then the knee is yet to be found.
 */
final class ThroughputKnee {

    static final double LEAST_HEIGHT = 0.1;

    private ThroughputKnee() {}

    /**
     * Returns the index of the knee, or empty when there is none yet.
     *
     * @param load the loads, above 0 and rising
     * @param throughput the throughput at each, 0 or more
     */
    static OptionalInt of(double[] load, double[] throughput) {
        if (load.length != throughput.length) {
            throw new IllegalArgumentException(load.length + " loads for " + throughput.length + " throughputs");
        }
        double most = 0;
        for (double t : throughput) {
            most = Math.max(most, t);
        }
        if (load.length < 2 || most == 0) {
            return OptionalInt.empty();
        }
        double widest = load[load.length - 1];
        int knee = -1;
        double highest = LEAST_HEIGHT;
        for (int i = 0; i < load.length; i++) {
            double height = throughput[i] / most - load[i] / widest;
            if (height > highest) {
                highest = height;
                knee = i;
            }
        }
        return knee < 0 ? OptionalInt.empty() : OptionalInt.of(knee);
    }
}
