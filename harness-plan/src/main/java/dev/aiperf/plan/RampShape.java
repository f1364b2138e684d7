package dev.aiperf.plan;

/** How a limit or a rate grows while it is ramped. */
public enum RampShape {
    /** By the same amount in equal times. */
    LINEAR {
        @Override
        double whenAt(int step, int target) {
            return target <= 1 ? 0 : (step - 1.0) / (target - 1.0);
        }
    },
    /** By the same factor in equal times: a limit from 1, a rate from a hundredth of its target. */
    EXPONENTIAL {
        @Override
        double whenAt(int step, int target) {
            return target <= 1 ? 0 : Math.log(step) / Math.log(target);
        }
    };

    /** The share of a rate's target that an exponential ramp begins with. */
    static final double FIRST_SHARE = 0.01;

    /**
     * Returns the share of the ramp's duration after which a limit that grows from 1 to a target has reached a step.
     *
     * @param step 1 or more, up to the target
     */
    abstract double whenAt(int step, int target);
}
