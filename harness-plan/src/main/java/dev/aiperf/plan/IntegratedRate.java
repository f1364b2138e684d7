package dev.aiperf.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The expected number of arrivals over time, which is the integral of a rate, and its inverse. An arrival process of rate 1
 * whose instants are put through the inverse has that rate: a change of the time scale keeps the process's nature (for a
 * Poisson process: Çinlar, Introduction to Stochastic Processes, 1975, section 4.7).
 *
 * <p>Immutable and safe to share. Asking costs a search among the pieces of the rate.
 */
public final class IntegratedRate {

    private final List<Piece> pieces = new ArrayList<>();

    /** Integrates a rate. */
    public IntegratedRate(RateProfile rate) {
        List<RatePoint> points = rate.points();
        RatePoint first = points.get(0);
        rate.ramp().ifPresent(ramp -> addRamp(ramp, first.requestsPerSecond()));
        if (first.seconds() > 0) {
            add(first.seconds(), new Line(first.requestsPerSecond(), first.requestsPerSecond(), first.seconds()));
        }
        for (int i = 1; i < points.size(); i++) {
            RatePoint from = points.get(i - 1);
            RatePoint to = points.get(i);
            double seconds = to.seconds() - from.seconds();
            add(seconds, new Line(from.requestsPerSecond(), to.requestsPerSecond(), seconds));
        }
        double last = points.get(points.size() - 1).requestsPerSecond();
        add(Double.POSITIVE_INFINITY, new Line(last, last, 1));
    }

    private void addRamp(Ramp ramp, double target) {
        double seconds = ramp.duration().toNanos() / 1e9;
        add(
                seconds,
                ramp.shape() == RampShape.LINEAR
                        ? new Line(0, target, seconds)
                        : new Growth(RampShape.FIRST_SHARE * target, target, seconds));
    }

    private void add(double seconds, Curve curve) {
        if (pieces.isEmpty()) {
            pieces.add(new Piece(0, 0, seconds, curve));
            return;
        }
        Piece before = pieces.get(pieces.size() - 1);
        pieces.add(new Piece(
                before.startSeconds + before.seconds,
                before.startArrivals + before.curve.arrivals(before.seconds),
                seconds,
                curve));
    }

    /** Returns how many arrivals are to be expected by a time, in seconds after the start. */
    public double arrivals(double seconds) {
        int at = pieces.size() - 1;
        while (at > 0 && pieces.get(at).startSeconds > seconds) {
            at--;
        }
        Piece piece = pieces.get(at);
        return piece.startArrivals + piece.curve.arrivals(seconds - piece.startSeconds);
    }

    /** Returns when so many arrivals are to be expected, in seconds after the start. */
    public double secondsUntil(double arrivals) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).startArrivals <= arrivals) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Piece piece = pieces.get(low);
        return piece.startSeconds + piece.curve.secondsUntil(arrivals - piece.startArrivals);
    }

    /** A stretch of time with one curve, which begins anew in it. */
    private record Piece(double startSeconds, double startArrivals, double seconds, Curve curve) {}

    /** The integral of a rate from 0, and its inverse. */
    private sealed interface Curve {

        double arrivals(double seconds);

        double secondsUntil(double arrivals);
    }

    /** A rate that goes from one to another in a straight line. */
    private record Line(double from, double to, double length) implements Curve {

        @Override
        public double arrivals(double seconds) {
            return from == to ? from * seconds : seconds * (from + (to - from) / (2 * length) * seconds);
        }

        @Override
        public double secondsUntil(double arrivals) {
            if (from == to) {
                return arrivals / from;
            }
            // The root of the quadratic in the form that doesn't cancel where the line is nearly flat.
            double root = Math.sqrt(Math.max(0, from * from + 2 * (to - from) / length * arrivals));
            return arrivals == 0 ? 0 : 2 * arrivals / (from + root);
        }
    }

    /** A rate that goes from one to another by the same factor in equal times. */
    private record Growth(double from, double to, double length) implements Curve {

        @Override
        public double arrivals(double seconds) {
            double exponent = Math.log(to / from) / length;
            return from / exponent * Math.expm1(exponent * seconds);
        }

        @Override
        public double secondsUntil(double arrivals) {
            double exponent = Math.log(to / from) / length;
            return Math.log1p(arrivals * exponent / from) / exponent;
        }
    }
}
