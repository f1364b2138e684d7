package dev.aiperf.report;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** When requests are sent, in words. */
final class TrafficText {

    private static final int MOST_POINTS = 8;

    private TrafficText() {}

    /** Returns a load with its size. */
    static String load(TrafficPlan traffic) {
        if (traffic instanceof TrafficPlan.ClosedLoop closed) {
            return kind(closed) + ", " + Text.count(closed.concurrency(), "request") + " at a time"
                    + ramp(closed.users().ramp()) + prefill(closed);
        }
        if (traffic instanceof TrafficPlan.Replay replay) {
            return kind(replay) + ceiling(replay.ceiling()) + prefill(replay);
        }
        TrafficPlan.OpenLoop open = (TrafficPlan.OpenLoop) traffic;
        return kind(open) + " at " + rate(open.rate()) + " requests/s"
                + ramp(open.rate().ramp()) + ceiling(open.ceiling()) + prefill(open);
    }

    private static String ceiling(Optional<Ceiling> ceiling) {
        return ceiling.map(it -> Text.format(", at most %,d at a time", it.limit()) + ramp(it.ramp()))
                .orElse("");
    }

    /** Returns the kind of a load, which all cells of a sweep share. */
    static String kind(TrafficPlan traffic) {
        if (traffic instanceof TrafficPlan.Replay) {
            return "replay of a trace at its own times";
        }
        return traffic instanceof TrafficPlan.OpenLoop open ? "open loop, " + arrivals(open.arrivals()) : "closed loop";
    }

    private static String prefill(TrafficPlan traffic) {
        return traffic.prefill()
                .map(it -> Text.format(", at most %,d of them without a first token", it.limit()) + ramp(it.ramp()))
                .orElse("");
    }

    private static String ramp(Optional<Ramp> ramp) {
        return ramp.map(it -> (it.shape() == RampShape.LINEAR ? " after a linear" : " after an exponential")
                        + " ramp of " + Text.duration(it.duration()))
                .orElse("");
    }

    private static String rate(RateProfile rate) {
        return rate.steadyRate().isPresent()
                ? Text.plain(rate.steadyRate().getAsDouble())
                : rate.points().stream()
                        .limit(MOST_POINTS)
                        .map(point -> Text.plain(point.requestsPerSecond()))
                        .collect(Collectors.joining(", ", "", rate.points().size() > MOST_POINTS ? ", …" : ""));
    }

    private static String arrivals(ArrivalPlan plan) {
        String name = plan.pattern().name().toLowerCase(Locale.ROOT) + " arrivals";
        if (plan instanceof ArrivalPlan.Clients clients) {
            return "arrivals of " + Text.count(clients.count(), "client") + " with "
                    + clients.gaps().name().toLowerCase(Locale.ROOT) + " gaps of smoothness "
                    + Text.plain(clients.smoothness()) + " and a skew of " + Text.plain(clients.skew());
        }
        return plan instanceof ArrivalPlan.Gamma gamma
                ? name + " of smoothness " + Text.plain(gamma.smoothness())
                : name;
    }
}
