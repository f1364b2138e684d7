package dev.aiperf.plan;

/** How arrivals are spread around their rate, with all that takes. */
public sealed interface ArrivalPlan {

    /** Returns the pattern's name. */
    ArrivalPattern pattern();

    /** Evenly, one interval apart. */
    record Constant() implements ArrivalPlan {
        @Override
        public ArrivalPattern pattern() {
            return ArrivalPattern.CONSTANT;
        }
    }

    /** As a Poisson process. */
    record Poisson() implements ArrivalPlan {
        @Override
        public ArrivalPattern pattern() {
            return ArrivalPattern.POISSON;
        }
    }

    /**
     * With gamma-distributed gaps.
     *
     * @param smoothness the shape of the gamma distribution, above 0: below 1 arrivals come in bursts, at 1 they are a
     *     Poisson process, above 1 they are more even than that
     */
    record Gamma(double smoothness) implements ArrivalPlan {

        /** The shape where none is given: twice the variance of a Poisson process. */
        public static final double DEFAULT_SMOOTHNESS = 0.5;

        public Gamma {
            if (!(smoothness > 0) || Double.isInfinite(smoothness)) {
                throw new IllegalArgumentException("a smoothness must be above 0, not " + smoothness);
            }
        }

        @Override
        public ArrivalPattern pattern() {
            return ArrivalPattern.GAMMA;
        }
    }

    /**
     * As the arrivals of a population of clients whose shares are heavy-tailed and who each send in bursts of their own, which
     * is what traces of production show (ServeGen, arXiv 2505.09999, 2025).
     *
     * @param count how many clients there are, 1 or more
     * @param skew how unequal they are: the share of the i-th is proportional to i to the power of minus this; at 0 all are
     *     equal
     * @param gaps how the gaps between a client's requests are distributed
     * @param smoothness the shape of that distribution, above 0: below 1 a client sends in bursts
     */
    record Clients(int count, double skew, ClientGaps gaps, double smoothness) implements ArrivalPlan {

        /** How many clients there are where no number is given. */
        public static final int DEFAULT_COUNT = 100;

        /** The skew where none is given: of 100 clients ten send five requests in six. */
        public static final double DEFAULT_SKEW = 1.5;

        /** How gaps are distributed where nothing is said. */
        public static final ClientGaps DEFAULT_GAPS = ClientGaps.GAMMA;

        public Clients {
            if (count < 1) {
                throw new IllegalArgumentException("there must be 1 client or more, not " + count);
            }
            if (!(skew >= 0) || Double.isInfinite(skew)) {
                throw new IllegalArgumentException("a skew must be 0 or more, not " + skew);
            }
            if (!(smoothness > 0) || Double.isInfinite(smoothness)) {
                throw new IllegalArgumentException("a smoothness must be above 0, not " + smoothness);
            }
        }

        @Override
        public ArrivalPattern pattern() {
            return ArrivalPattern.CLIENTS;
        }
    }

    /** Returns a pattern with whatever it takes left at its default. */
    static ArrivalPlan of(ArrivalPattern pattern) {
        return switch (pattern) {
            case CONSTANT -> new Constant();
            case POISSON -> new Poisson();
            case GAMMA -> new Gamma(Gamma.DEFAULT_SMOOTHNESS);
            case CLIENTS ->
                new Clients(
                        Clients.DEFAULT_COUNT, Clients.DEFAULT_SKEW, Clients.DEFAULT_GAPS, Gamma.DEFAULT_SMOOTHNESS);
        };
    }
}
