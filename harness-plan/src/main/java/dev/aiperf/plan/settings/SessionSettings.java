package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.CONVERSATION_INPUT;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sessions of several turns: how many, how long, and how long users think between turns. */
public final class SessionSettings {

    private static final long MOST_TURNS = 10_000;
    private static final long MOST_SESSIONS = 1_000_000_000_000L;

    /** The number of sessions that ends the measurement. */
    public static final Setting<Long> COUNT = Setting.named(
                    "conversation-num", SettingType.wholeNumber(1, MOST_SESSIONS))
            .aliases("num-conversations", "num-sessions")
            .defaultText("none")
            .in(CONVERSATION_INPUT, "End the measurement when this many sessions were held.");

    /** The mean number of turns. */
    public static final Setting<Long> TURNS = Setting.named(
                    "conversation-turn-mean", SettingType.wholeNumber(1, MOST_TURNS))
            .aliases("session-turns-mean")
            .defaultText("1")
            .in(
                    CONVERSATION_INPUT,
                    "Turns of a made session, on average; each later turn holds what was answered before, and a concurrency is"
                            + " one of sessions.");

    /** The spread of the number of turns. */
    public static final Setting<Double> TURNS_STDDEV = Setting.named(
                    "conversation-turn-stddev", SettingType.zeroOrMore())
            .aliases("session-turns-stddev")
            .defaultText("0")
            .in(CONVERSATION_INPUT, "Standard deviation of the turns of a made session.");

    /** The mean time that users think. */
    public static final Setting<Duration> THINK_TIME = Setting.named(
                    "conversation-turn-delay-mean", SettingType.durationOrZero(ChronoUnit.MILLIS))
            .aliases("session-turn-delay-mean")
            .defaultText("0")
            .in(CONVERSATION_INPUT, "How long the user of a made session thinks before each later turn, on average.");

    /** The spread of the time that users think. */
    public static final Setting<Duration> THINK_TIME_STDDEV = Setting.named(
                    "conversation-turn-delay-stddev", SettingType.durationOrZero(ChronoUnit.MILLIS))
            .aliases("session-turn-delay-stddev")
            .defaultText("0")
            .in(CONVERSATION_INPUT, "Standard deviation of the time that users think; what is drawn below 0 is 0.");

    /** What the time that users think is multiplied by. */
    public static final Setting<Double> THINK_TIME_RATIO = Setting.named(
                    "conversation-turn-delay-ratio", SettingType.zeroOrMore())
            .aliases("session-delay-ratio")
            .defaultText("1")
            .in(CONVERSATION_INPUT, "What the time that users of made sessions think is multiplied by.");

    /** The number of sessions that ends the warm-up. */
    public static final Setting<Long> WARMUP_COUNT = Setting.named(
                    "num-warmup-sessions", SettingType.wholeNumber(1, MOST_SESSIONS))
            .defaultText("none")
            .in(SettingGroup.WARMUP, "End the warm-up when this many sessions were held.");

    private SessionSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(COUNT, TURNS, TURNS_STDDEV, THINK_TIME, THINK_TIME_STDDEV, THINK_TIME_RATIO, WARMUP_COUNT);
    }
}
