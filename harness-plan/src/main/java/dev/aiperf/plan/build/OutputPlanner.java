package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.settings.OutputSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Plans where results go and how much is said. */
final class OutputPlanner {

    private static final Duration DEFAULT_READING_SPEED = Duration.ofMillis(250);
    /** Endings of the files themselves, which AIPerf lets a user write, too. */
    private static final Pattern ENDING = Pattern.compile("(_raw|_timeslices|_console)?\\.(csv|jsonl?|txt)$");

    /** AIPerf's own names, which are always there: what has none installed is shown as plain lines. */
    private static final Set<String> AIPERF_UIS = Set.of("dashboard", "simple", "none");

    private final KnownNames names;
    private final Environment environment;

    OutputPlanner(KnownNames names, Environment environment) {
        this.names = names;
        this.environment = environment;
    }

    OutputPlan plan(
            Values values,
            String model,
            String endpointType,
            List<Cell> cells,
            CommandLineText commandLine,
            String source,
            Findings findings) {
        int verbosity = values.isOn(OutputSettings.EXTRA_VERBOSE) ? 2 : values.isOn(OutputSettings.VERBOSE) ? 1 : 0;
        return new OutputPlan(
                values.get(OutputSettings.ARTIFACT_DIR).orElseGet(() -> ArtifactFolder.of(model, endpointType, cells)),
                prefix(values, findings),
                values.get(OutputSettings.EXPORT_LEVEL).orElse(ExportLevel.RECORDS),
                ui(values, findings),
                verbosity,
                values.isOn(OutputSettings.STRICT),
                values.get(OutputSettings.READING_SPEED).orElse(DEFAULT_READING_SPEED),
                values.isOn(OutputSettings.EXPORT_HTTP_TRACE),
                values.isOn(OutputSettings.SHOW_TRACE_TIMING),
                commandLine.text(),
                source);
    }

    private String ui(Values values, Findings findings) {
        Set<String> onHand = new HashSet<>(AIPERF_UIS);
        onHand.addAll(names.uis());
        return new NameOnHand("a user interface", onHand, Set.of(), names.areAll())
                .find(values, OutputSettings.USER_INTERFACE, findings)
                .orElse(environment.isInteractive() ? "dashboard" : "simple");
    }

    private static String prefix(Values values, Findings findings) {
        String given = values.get(OutputSettings.PREFIX).orElse(OutputPlan.DEFAULT_PREFIX);
        String prefix = ENDING.matcher(given).replaceFirst("");
        if (prefix.isEmpty() || prefix.contains("/") || prefix.contains("\\") || prefix.startsWith(".")) {
            findings.problem(
                    values.given(OutputSettings.PREFIX).orElseThrow(),
                    "must be the start of a file name, without a folder; the folder is --artifact-dir");
        }
        return prefix;
    }
}
