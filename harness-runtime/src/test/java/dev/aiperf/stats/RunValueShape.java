package dev.aiperf.stats;

import java.util.Random;

/** How the values of runs are spread around their true mean, which is 1. */
public enum RunValueShape {
    NORMAL {
        @Override
        public double draw(double cv, Random random) {
            return 1 + cv * random.nextGaussian();
        }
    },
    LOG_NORMAL {
        @Override
        public double draw(double cv, Random random) {
            double variance = Math.log1p(cv * cv);
            return Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
        }
    };

    /** Returns a value of this shape with a coefficient of variation. */
    public abstract double draw(double cv, Random random);
}
