package dev.aiperf.plan.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code --goodput-ttft 500} is {@code --goodput time_to_first_token:500}; a bare number means milliseconds. */
record GoodputRewriting() implements Rewriting {

    static final String TTFT = "goodput-ttft";
    static final String ITL = "goodput-itl";
    static final String REQUEST_LATENCY = "goodput-request-latency";

    @Override
    public List<Setting<?>> targets() {
        return List.of(LoadSettings.GOODPUT);
    }

    @Override
    public List<Rewritten> rewrite(Map<String, List<String>> given) {
        List<String> bounds = new ArrayList<>();
        addBound(given, TTFT, "time_to_first_token", bounds);
        addBound(given, ITL, "inter_token_latency", bounds);
        addBound(given, REQUEST_LATENCY, "request_latency", bounds);
        return List.of(new Rewritten(LoadSettings.GOODPUT, bounds, List.of()));
    }

    private static void addBound(Map<String, List<String>> given, String name, String metric, List<String> bounds) {
        if (given.containsKey(name)) {
            Duration bound = Rewriting.read(given, name, SettingType.duration(ChronoUnit.MILLIS));
            bounds.add(metric + ":" + millis(bound));
        }
    }

    private static String millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString();
    }
}
