package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** Weibull-distributed gaps. */
final class WeibullGap implements Gap {

    private final double inverseShape;
    private final double scale;
    private final SharedStateContinuousSampler lengthBiased;

    /**
     * Makes the gaps.
     *
     * @param shape above 0; below 1 gaps vary more than those of a Poisson process
     */
    WeibullGap(double shape) {
        inverseShape = 1 / shape;
        scale = 1 / WeibullDistribution.of(shape, 1).getMean();
        // With x = y^(1/shape), y is exponential; weighed by x, it is gamma-distributed.
        lengthBiased = GammaGap.gamma(1 + inverseShape, 1);
    }

    @Override
    public double draw(Seed seed) {
        return scale * Math.pow(-Math.log1p(-seed.unit()), inverseShape);
    }

    @Override
    public double residual(Seed seed) {
        double length = scale * Math.pow(GammaGap.draw(lengthBiased, seed), inverseShape);
        return seed.derive("place in the gap").unit() * length;
    }
}
