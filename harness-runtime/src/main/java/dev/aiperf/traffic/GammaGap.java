package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/**
 * Gamma-distributed gaps. They are drawn by rejection (Marsaglia and Tsang, A simple method for generating gamma variables,
 * 2000; below shape 1 Ahrens and Dieter, 1974): measured, some 40 ns, where the inverse of the distribution takes 1 us.
 */
final class GammaGap implements Gap {

    private final SharedStateContinuousSampler gaps;
    private final SharedStateContinuousSampler lengthBiased;

    /**
     * Makes the gaps.
     *
     * @param shape above 0; the variance is 1 / shape
     */
    GammaGap(double shape) {
        gaps = gamma(shape, 1 / shape);
        // An instant falls into a gap in proportion to its length, which makes one more of the shape.
        lengthBiased = gamma(shape + 1, 1 / shape);
    }

    @Override
    public double draw(Seed seed) {
        return draw(gaps, seed);
    }

    @Override
    public double residual(Seed seed) {
        return seed.derive("place in the gap").unit() * draw(lengthBiased, seed);
    }

    static SharedStateContinuousSampler gamma(double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(new SplitMix64(0), shape, scale);
    }

    static double draw(SharedStateContinuousSampler sampler, Seed seed) {
        return sampler.withUniformRandomProvider(new SplitMix64(seed.value())).sample();
    }
}
