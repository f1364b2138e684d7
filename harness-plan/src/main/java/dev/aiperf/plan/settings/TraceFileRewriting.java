package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Map;

/** {@code --trace-file F} is {@code --input-file F --fixed-schedule}. */
record TraceFileRewriting() implements Rewriting {

    static final String NAME = "trace-file";

    @Override
    public List<Setting<?>> targets() {
        return List.of(InputSettings.FILE, ReplaySettings.SCHEDULE);
    }

    @Override
    public List<Rewritten> rewrite(Map<String, List<String>> given) {
        Rewriting.read(given, NAME, SettingType.path());
        return List.of(
                new Rewritten(InputSettings.FILE, given.getOrDefault(NAME, List.of()), List.of()),
                new Rewritten(ReplaySettings.SCHEDULE, List.of("true"), List.of()));
    }
}
