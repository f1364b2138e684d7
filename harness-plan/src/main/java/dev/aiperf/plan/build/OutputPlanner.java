package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.UiKind;
import dev.aiperf.plan.settings.OutputSettings;
import java.util.List;
import java.util.regex.Pattern;

/** Plans where results go and how much is said. */
final class OutputPlanner {

    /** Endings of the files themselves, which AIPerf lets a user write, too. */
    private static final Pattern ENDING = Pattern.compile("(_raw|_timeslices|_console)?\\.(csv|jsonl?|txt)$");

    private final Environment environment;

    OutputPlanner(Environment environment) {
        this.environment = environment;
    }

    OutputPlan plan(
            Values values,
            String model,
            String endpointType,
            List<Cell> cells,
            CommandLineText commandLine,
            Findings findings) {
        UiKind defaultUi = environment.isInteractive() ? UiKind.DASHBOARD : UiKind.SIMPLE;
        int verbosity = values.isOn(OutputSettings.EXTRA_VERBOSE) ? 2 : values.isOn(OutputSettings.VERBOSE) ? 1 : 0;
        return new OutputPlan(
                values.get(OutputSettings.ARTIFACT_DIR).orElseGet(() -> ArtifactFolder.of(model, endpointType, cells)),
                prefix(values, findings),
                values.get(OutputSettings.EXPORT_LEVEL).orElse(ExportLevel.RECORDS),
                values.get(OutputSettings.USER_INTERFACE).orElse(defaultUi),
                verbosity,
                values.isOn(OutputSettings.STRICT),
                commandLine.text());
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
