package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.PlainJson;
import java.util.List;
import java.util.Map;

/** A series of rates: a JSON file that holds it, or in a configuration file the series itself. */
record RateSeriesType() implements SettingType<String> {

    @Override
    public String label() {
        return "FILE";
    }

    @Override
    public String accepted() {
        return "a JSON file of points such as {\"points\":[{\"time_s\":0,\"qps\":1},{\"time_s\":60,\"qps\":10}]}";
    }

    @Override
    public String parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must be " + accepted() + ", not empty");
        }
        return text;
    }

    @Override
    public boolean takesKeys() {
        return true;
    }

    @Override
    public List<String> fromTree(Object value) {
        return List.of(
                value instanceof Map<?, ?> || value instanceof List<?> ? PlainJson.write(value) : value.toString());
    }
}
