package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file whose rows have timestamps is replayed at these, as AIPerf does, unless something else says when to send them.
 *
 * @param environment where the file is
 */
record TimestampsAreReplayed(Environment environment) {

    /** A member of a JSON row, or a column of a trace in CSV. */
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(?<!\\\\)\"(timestamp|Timestamp|TIMESTAMP)\"\\s*:|^\uFEFF?(Timestamp|TIMESTAMP),.*(Request tokens|ContextTokens)");

    private static final int HEAD = 4096;

    private static final List<Setting<?>> OTHER_LOADS = List.of(
            ReplaySettings.SCHEDULE,
            LoadSettings.REQUEST_RATE,
            LoadSettings.REQUEST_RATE_SERIES,
            LoadSettings.ARRIVAL_PATTERN,
            InputSettings.SAMPLING);

    /** Turns the replay on where it is meant. */
    void applyTo(Values values, Findings findings) {
        Optional<Path> file = values.get(InputSettings.FILE);
        boolean sweeps = values.get(LoadSettings.CONCURRENCY).orElse(List.of()).size() > 1;
        if (file.isEmpty()
                || sweeps
                || OTHER_LOADS.stream().anyMatch(values::has)
                || !environment.isWhereItRuns()
                || !hasTimestamps(file.get())) {
            return;
        }
        values.give(Given.of(
                ReplaySettings.SCHEDULE,
                "--fixed-schedule",
                "",
                List.of("true"),
                "as the rows of the file have timestamps"));
        findings.note(
                "The rows of " + file.get()
                        + " have timestamps, so they are replayed at these; --no-fixed-schedule leaves them to other settings.");
    }

    private boolean hasTimestamps(Path file) {
        try {
            String head = environment.readHead(file, HEAD);
            int line = head.indexOf('\n');
            boolean list = head.stripLeading().startsWith("[");
            return TIMESTAMP
                    .matcher(list || line < 0 ? head : head.substring(0, line))
                    .find();
        } catch (IOException | UncheckedIOException e) {
            // Whether the file can be read is another rule's question.
            return false;
        }
    }
}
