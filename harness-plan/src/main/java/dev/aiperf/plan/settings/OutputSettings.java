package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.CLIENT;
import static dev.aiperf.plan.settings.SettingGroup.HTTP_TRACE;
import static dev.aiperf.plan.settings.SettingGroup.OUTPUT;
import static dev.aiperf.plan.settings.SettingGroup.SERVICE;
import static dev.aiperf.plan.settings.SettingGroup.UI;

import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.OutputPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

    /** How fast a reader reads. */
    public static final Setting<Duration> READING_SPEED = Setting.named(
                    "reading-speed", SettingType.duration(ChronoUnit.MILLIS))
            .defaultText("250ms")
            .in(
                    OUTPUT,
                    "The time that a reader takes for a token, by which stall_time is measured: 250 ms is about 240 words a"
                            + " minute.");

    /** Whether the steps of each HTTP exchange are written. */
    public static final Setting<Boolean> EXPORT_HTTP_TRACE = Setting.named("export-http-trace", SettingType.flag())
            .defaultText("off")
            .in(
                    HTTP_TRACE,
                    "Write the instants of each HTTP exchange to its line in profile_export.jsonl, as trace_data. The"
                            + " durations (http_req_*) are in all files in any case.");

    /** Whether the console shows what HTTP took. */
    public static final Setting<Boolean> SHOW_TRACE_TIMING = Setting.named("show-trace-timing", SettingType.flag())
            .defaultText("off")
            .in(HTTP_TRACE, "Show a table of what HTTP took for each request: http_req_blocked to http_req_total.");

    /** How progress is shown. */
    public static final Setting<String> USER_INTERFACE = Setting.named(
                    "ui", SettingType.text("NAME", "dashboard, simple, none, or what a plugin brings"))
            .aliases("ui-type")
            .defaultText("dashboard on a terminal, else simple")
            .in(
                    UI,
                    "How progress is shown while a run goes on. No dashboard is built in: it shows what simple does, unless a"
                            + " jar on the class path brings one.");

    /** More tables. */
    public static final Setting<Boolean> VERBOSE = Setting.named("verbose", SettingType.flag())
            .shortName("v")
            .defaultText("off")
            .in(SERVICE, "Show all tables, and the stack traces of faults.");

    /** More tables, by another of AIPerf's names. */
    public static final Setting<Boolean> EXTRA_VERBOSE = Setting.named("extra-verbose", SettingType.flag())
            .shortName("vv")
            .defaultText("off")
            .in(
                    SERVICE,
                    "The same as --verbose, by a name that AIPerf has; there is no log of the program to show beside.");

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
        return List.of(
                ARTIFACT_DIR,
                PREFIX,
                EXPORT_LEVEL,
                READING_SPEED,
                EXPORT_HTTP_TRACE,
                SHOW_TRACE_TIMING,
                VERBOSE,
                EXTRA_VERBOSE,
                USER_INTERFACE,
                SELF_CHECK,
                STRICT);
    }

    private static Map<String, ExportLevel> levels() {
        Map<String, ExportLevel> names = new LinkedHashMap<>();
        names.put("summary", ExportLevel.SUMMARY);
        names.put("records", ExportLevel.RECORDS);
        return names;
    }
}
