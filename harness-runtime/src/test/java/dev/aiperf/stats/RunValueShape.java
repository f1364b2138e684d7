package dev.aiperf.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How the values of runs are spread around their true mean, which is 1. */
public enum RunValueShape {
    NORMAL {
        @Override
        public ContinuousSampler sampler(double cv, UniformRandomProvider random) {
            return GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), 1, cv);
        }
    },
    LOG_NORMAL {
        @Override
        public ContinuousSampler sampler(double cv, UniformRandomProvider random) {
            double variance = Math.log1p(cv * cv);
            return LogNormalSampler.of(
                    ZigguratSampler.NormalizedGaussian.of(random), -variance / 2, Math.sqrt(variance));
        }
    };

    /** Returns draws of this shape with a coefficient of variation. */
    public abstract ContinuousSampler sampler(double cv, UniformRandomProvider random);
}
