package dev.aiperf.report;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan;
import java.util.Locale;
import java.util.stream.Collectors;

/** When requests are sent, in words. */
final class TrafficText {

    private static final int MOST_POINTS = 8;

    private TrafficText() {}

    /** Returns a load with its size. */
    static String load(TrafficPlan traffic) {
        if (traffic instanceof TrafficPlan.ClosedLoop closed) {
            return kind(closed) + ", " + Text.count(closed.concurrency(), "request") + " at a time";
        }
        TrafficPlan.OpenLoop open = (TrafficPlan.OpenLoop) traffic;
        String ceiling = open.maxConcurrency().isPresent()
                ? Text.format(", at most %,d at a time", open.maxConcurrency().getAsInt())
                : "";
        return kind(open) + " at " + rate(open.rate()) + " requests/s" + ceiling;
    }

    /** Returns the kind of a load, which all cells of a sweep share. */
    static String kind(TrafficPlan traffic) {
        return traffic instanceof TrafficPlan.OpenLoop open ? "open loop, " + arrivals(open.arrivals()) : "closed loop";
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
