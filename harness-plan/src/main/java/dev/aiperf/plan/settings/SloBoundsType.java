package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions on statistics of metrics. Which metrics there are, and which of their values are the better ones, is known
 * where the plan is built.
 */
record SloBoundsType() implements SettingType<List<SloBound>> {

    /** The statistics that a result has of a metric. */
    static final Set<String> STATISTICS =
            Set.of("avg", "min", "max", "std", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p99.9");

    private static final Pattern BOUND = Pattern.compile("([A-Za-z][\\w-]*):([A-Za-z][\\w.]*)(<=|>=|:)([^:<>=]+)");
    private static final DecimalType LIMIT = new DecimalType(false);

    @Override
    public String label() {
        return "METRIC:STATISTIC:LIMIT";
    }

    @Override
    public String accepted() {
        return "metric:statistic:limit such as \"time_to_first_token:p99:500 request_throughput:avg:10\"";
    }

    @Override
    public List<SloBound> parse(List<String> given) {
        List<SloBound> bounds = new ArrayList<>();
        for (String text : String.join(" ", given).strip().split("[\\s,]+", -1)) {
            Matcher bound = BOUND.matcher(text);
            if (!bound.matches()) {
                throw new InvalidPart(text, "must be " + accepted());
            }
            bounds.add(new SloBound(
                    bound.group(1).replace('-', '_'),
                    statistic(text, bound.group(2)),
                    switch (bound.group(3)) {
                        case "<=" -> SloBound.Side.BELOW;
                        case ">=" -> SloBound.Side.ABOVE;
                        default -> SloBound.Side.BETTER;
                    },
                    limit(text, bound.group(4))));
        }
        return bounds;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    private static String statistic(String text, String name) {
        if (!STATISTICS.contains(name)) {
            throw new InvalidPart(
                    text,
                    "names no statistic: '" + name + "'; write avg, min, max, std, p50, p90,"
                            + " p95, p99 or another of the result's percentiles");
        }
        return name;
    }

    private double limit(String text, String limit) {
        try {
            return LIMIT.parse(List.of(limit));
        } catch (IllegalArgumentException notANumber) {
            throw new InvalidPart(
                    text, "must be " + accepted() + "; the limit of '" + text + "' must be " + LIMIT.accepted());
        }
    }
}
