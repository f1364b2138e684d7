package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Map;

/** {@code --max-concurrency N} is {@code --concurrency N} beside a rate. */
record CeilingRewriting() implements Rewriting {

    static final String NAME = "max-concurrency";

    @Override
    public List<Setting<?>> targets() {
        return List.of(LoadSettings.CONCURRENCY);
    }

    @Override
    public List<Rewritten> rewrite(Map<String, List<String>> given) {
        long ceiling = Rewriting.read(given, NAME, SettingType.wholeNumber(1, LoadSettings.MOST_CONCURRENCY));
        return List.of(new Rewritten(LoadSettings.CONCURRENCY, List.of(Long.toString(ceiling)), List.of()));
    }
}
