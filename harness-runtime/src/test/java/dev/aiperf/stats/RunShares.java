package dev.aiperf.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How many requests of each run are good: binomial, or beta-binomial where those of one run share its fate. */
final class RunShares {

    private RunShares() {}

    /**
     * Draws the good requests of runs.
     *
     * @param share the share that is good in the long run
     * @param correlation of two requests of one run, 0 for independent ones
     */
    static List<Integer> draw(double share, double correlation, int runs, int requests, Random random) {
        List<Integer> good = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            double ofRun = correlation == 0 ? share : ofRun(share, correlation, random);
            int count = 0;
            for (int request = 0; request < requests; request++) {
                count += random.nextDouble() < ofRun ? 1 : 0;
            }
            good.add(count);
        }
        return good;
    }

    private static double ofRun(double share, double correlation, Random random) {
        double size = 1 / correlation - 1;
        double good = gamma(share * size, random);
        return good / (good + gamma((1 - share) * size, random));
    }

    /** Marsaglia and Tsang (2000), lifted by a power of a uniform for shapes below 1. */
    private static double gamma(double shape, Random random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
