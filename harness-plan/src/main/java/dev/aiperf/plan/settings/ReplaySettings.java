package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.FIXED_SCHEDULE;
import static dev.aiperf.plan.settings.SettingGroup.INPUT_LENGTH;
import static dev.aiperf.plan.settings.SettingGroup.SYNTHESIS;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How a trace is replayed: at the times of its rows, whole or a window of it, as fast as it was or faster. */
public final class ReplaySettings {

    /** The longest prompt that one block may stand for. */
    private static final long MOST_BLOCK_TOKENS = 1_000_000;

    /** Whether rows are sent at their own times. */
    public static final Setting<Boolean> SCHEDULE = Setting.named("fixed-schedule", SettingType.flag())
            .defaultText("on for a file whose first row has a timestamp, unless a rate or a sampling is given")
            .in(FIXED_SCHEDULE, "Send the rows of the input file at their timestamps: a trace is replayed.");

    /** The trace by one name. */
    public static final DerivedSetting TRACE_FILE = new DerivedSetting(
            TraceFileRewriting.NAME,
            FIXED_SCHEDULE,
            "FILE",
            SettingType.path().accepted(),
            "none",
            "Replay a trace: --input-file and --fixed-schedule in one.",
            new TraceFileRewriting());

    /** Whether the first row sent is sent at once. */
    public static final Setting<Boolean> AUTO_OFFSET = Setting.named("fixed-schedule-auto-offset", SettingType.flag())
            .defaultText("on; with a start offset off")
            .in(FIXED_SCHEDULE, "Send the first row at once, whatever its timestamp; later rows keep their distance.");

    /** Where the replay begins. */
    public static final Setting<Duration> START_OFFSET = Setting.named(
                    "fixed-schedule-start-offset", SettingType.durationOrZero(ChronoUnit.MILLIS))
            .defaultText("the first row")
            .in(
                    FIXED_SCHEDULE,
                    "Leave out rows with an earlier timestamp, and count time from here; dates count from the first row.");

    /** Where the replay ends. */
    public static final Setting<Duration> END_OFFSET = Setting.named(
                    "fixed-schedule-end-offset", SettingType.durationOrZero(ChronoUnit.MILLIS))
            .defaultText("the last row")
            .in(FIXED_SCHEDULE, "Leave out rows with a later timestamp.");

    /** How much faster than it was a trace is replayed. */
    public static final Setting<Double> SPEEDUP = Setting.named("synthesis-speedup-ratio", SettingType.aboveZero())
            .aliases("replay-speedup")
            .defaultText("1")
            .in(SYNTHESIS, "How much faster than it was a trace is replayed: its times are divided by this.");

    /** The tokens that a hash id of a trace stands for. */
    public static final Setting<Long> BLOCK_SIZE = Setting.named(
                    "isl-block-size", SettingType.wholeNumber(1, MOST_BLOCK_TOKENS))
            .aliases("prompt-input-tokens-block-size", "synthetic-input-tokens-block-size")
            .defaultText("512; 16 for a bailian_trace")
            .in(INPUT_LENGTH, "Tokens that each hash id of a trace stands for: rows with an id share that text.");

    private ReplaySettings() {}

    static List<CatalogueEntry> all() {
        return List.of(SCHEDULE, TRACE_FILE, AUTO_OFFSET, START_OFFSET, END_OFFSET, SPEEDUP, BLOCK_SIZE);
    }
}
