package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bounds on metrics, each in the metric's own unit. Which metrics there are is known where the plan is built. */
record BoundsType() implements SettingType<Map<String, Double>> {

    private static final DecimalType BOUND = new DecimalType(false);

    @Override
    public String label() {
        return "METRIC:BOUND";
    }

    @Override
    public String accepted() {
        return "metric:bound pairs such as \"time_to_first_token:500 inter_token_latency:100\"";
    }

    @Override
    public Map<String, Double> parse(List<String> given) {
        Map<String, Double> bounds = new LinkedHashMap<>();
        for (String pair : String.join(" ", given).strip().split("[\\s,]+", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new InvalidPart(pair, "must be " + accepted());
            }
            String metric = pair.substring(0, colon).replace('-', '_');
            if (bounds.containsKey(metric)) {
                throw new InvalidPart(pair, "must bound a metric once; keep one bound of " + metric);
            }
            bounds.put(metric, readBound(pair, colon));
        }
        return bounds;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public boolean takesKeys() {
        return true;
    }

    @Override
    public List<String> fromTree(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return SettingType.super.fromTree(value);
        }
        List<String> bounds = new ArrayList<>();
        members.forEach((metric, bound) -> bounds.add(metric + ":" + bound));
        return bounds;
    }

    private double readBound(String pair, int colon) {
        try {
            return BOUND.parse(List.of(pair.substring(colon + 1)));
        } catch (IllegalArgumentException notANumber) {
            throw new InvalidPart(
                    pair, "must be " + accepted() + "; the bound of '" + pair + "' must be " + BOUND.accepted());
        }
    }
}
