package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * {@code --concurrency-start 1 --concurrency-end 50 --concurrency-step 5} is {@code --concurrency 1,6,…,46,50}: the end is
 * always a point, because a sweep that was asked to reach 50 and stops at 46 answers another question.
 */
record ConcurrencyRangeRewriting() implements Rewriting {

    static final String START = "concurrency-start";
    static final String END = "concurrency-end";
    static final String STEP = "concurrency-step";

    /** Each point is a run of its own: more than these is a slip of the pen. */
    static final int MOST_POINTS = 1_000;

    private static final List<String> FROM_ONE = List.of("1");

    @Override
    public List<Setting<?>> targets() {
        return List.of(LoadSettings.CONCURRENCY);
    }

    @Override
    public List<Rewritten> rewrite(Map<String, List<String>> given) {
        SettingType<Long> number = SettingType.wholeNumber(1, LoadSettings.MOST_CONCURRENCY);
        if (!given.containsKey(END)) {
            throw new InvalidDerivedValue(
                    given.keySet().iterator().next(), "needs --" + END + ", the last point of the sweep, beside it");
        }
        long start = given.containsKey(START) ? Rewriting.read(given, START, number) : number.parse(FROM_ONE);
        long step = given.containsKey(STEP) ? Rewriting.read(given, STEP, number) : number.parse(FROM_ONE);
        long end = Rewriting.read(given, END, number);
        if (end < start) {
            throw new InvalidDerivedValue(END, "must be at least the start of the sweep, " + start);
        }
        if ((end - start) / step >= MOST_POINTS) {
            throw new InvalidDerivedValue(
                    given.containsKey(STEP) ? STEP : END,
                    "makes a sweep of more than " + MOST_POINTS + " points; choose a larger --" + STEP);
        }
        long[] points = points(start, end, step);
        return List.of(new Rewritten(LoadSettings.CONCURRENCY, List.of(WholeNumbersType.format(points)), List.of()));
    }

    /** Returns start, start + step, … as far as they lie below the end, and the end. */
    static long[] points(long start, long end, long step) {
        LongStream below = LongStream.iterate(start, point -> point < end, point -> point + step);
        return LongStream.concat(below, LongStream.of(end)).toArray();
    }
}
