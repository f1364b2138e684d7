package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.CLIENT;
import static dev.aiperf.plan.settings.SettingGroup.OUTPUT;
import static dev.aiperf.plan.settings.SettingGroup.SERVICE;
import static dev.aiperf.plan.settings.SettingGroup.UI;

import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.UiKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where results go, how much is said, and how the client watches itself. */
public final class OutputSettings {

    /** The folder of the result. */
    public static final Setting<Path> ARTIFACT_DIR = Setting.named("artifact-dir", SettingType.path())
            .aliases("output-artifact-dir")
            .defaultText("artifacts/<model>-<endpoint type>-<load>")
            .in(OUTPUT, "The folder of the result.");

    /** What the names of the files start with. */
    public static final Setting<String> PREFIX = Setting.named(
                    "profile-export-prefix", SettingType.text("NAME", "the start of a file name"))
            .aliases("profile-export-file")
            .defaultText(OutputPlan.DEFAULT_PREFIX)
            .in(OUTPUT, "What the names of the result's files start with.");

    /** How much is written. */
    public static final Setting<ExportLevel> EXPORT_LEVEL = Setting.named(
                    "export-level",
                    SettingType.choice(
                            levels(), Map.of("raw", "is not built in yet; records is the fullest level so far")))
            .aliases("profile-export-level")
            .defaultText("records")
            .in(OUTPUT, "How much is written: statistics only, or a line for each request, too.");

    /** How progress is shown. */
    public static final Setting<UiKind> USER_INTERFACE = Setting.named("ui", SettingType.choice(interfaces()))
            .aliases("ui-type")
            .defaultText("dashboard on a terminal, else simple")
            .in(UI, "How progress is shown while a run goes on.");

    /** More tables. */
    public static final Setting<Boolean> VERBOSE = Setting.named("verbose", SettingType.flag())
            .shortName("v")
            .defaultText("off")
            .in(SERVICE, "Show all tables, and the stack traces of faults.");

    /** The program's own log, too. */
    public static final Setting<Boolean> EXTRA_VERBOSE = Setting.named("extra-verbose", SettingType.flag())
            .shortName("vv")
            .defaultText("off")
            .in(SERVICE, "The same as --verbose, and the program's own log.");

    /** Whether the client measures itself first. */
    public static final Setting<Boolean> SELF_CHECK = Setting.named("self-check", SettingType.flag())
            .defaultText("on")
            .in(CLIENT, "Measure the client's own noise against a loopback probe before the first request.");

    /** Whether an invalid client makes the run fail. */
    public static final Setting<Boolean> STRICT = Setting.named("strict", SettingType.flag())
            .defaultText("off")
            .in(CLIENT, "Fail (exit code 5) when the client itself was too busy for its numbers to hold.");

    private OutputSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(ARTIFACT_DIR, PREFIX, EXPORT_LEVEL, VERBOSE, EXTRA_VERBOSE, USER_INTERFACE, SELF_CHECK, STRICT);
    }

    private static Map<String, ExportLevel> levels() {
        Map<String, ExportLevel> names = new LinkedHashMap<>();
        names.put("summary", ExportLevel.SUMMARY);
        names.put("records", ExportLevel.RECORDS);
        return names;
    }

    private static Map<String, UiKind> interfaces() {
        Map<String, UiKind> names = new LinkedHashMap<>();
        names.put("dashboard", UiKind.DASHBOARD);
        names.put("simple", UiKind.SIMPLE);
        names.put("none", UiKind.NONE);
        return names;
    }
}
