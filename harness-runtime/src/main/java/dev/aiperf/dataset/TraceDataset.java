package dev.aiperf.dataset;

import dev.aiperf.plan.ReplayPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rows of a trace, or of a window of it. Their times and lengths are in memory; their words are made, or read from the file,
 * when they are asked for. Safe to share.
 */
final class TraceDataset implements Trace {

    private static final double NANOS_PER_MILLI = 1e6;

    private final TraceRows rows;
    private final TraceTurns turns;
    private final EntrySampler order;
    private final double speedUp;
    private final int first;
    private final int count;
    private final long zero;
    private final List<String> remarks = new ArrayList<>();

    /**
     * Makes the data set.
     *
     * @param rows in the order of their times where they are replayed
     * @param replay which of them are sent and when; whole where the traffic of the plan says when
     * @throws DatasetException when the window has no row
     */
    TraceDataset(Path file, TraceRows rows, TraceTurns turns, EntrySampler order, ReplayPlan replay)
            throws DatasetException {
        this.rows = rows;
        this.turns = turns;
        this.order = order;
        this.speedUp = replay.speedUp();
        this.first =
                replay.start().map(start -> rows.firstFrom(start.toNanos())).orElse(0);
        int end = replay.end().map(last -> rows.firstFrom(last.toNanos() + 1)).orElse(rows.size());
        this.count = end - first;
        if (count <= 0) {
            throw new DatasetException(file + ": no row lies between the offsets; its timestamps are "
                    + millis(rows.nanos(0)) + " to " + millis(rows.nanos(rows.size() - 1)) + " ms");
        }
        this.zero = replay.firstAtOnce()
                ? rows.nanos(first)
                : replay.start().map(Duration::toNanos).orElse(0L);
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos / NANOS_PER_MILLI).stripTrailingZeros().toPlainString();
    }

    /** Adds a sentence for the user. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** Returns how long the replay takes from its start to its last row. */
    Duration length() {
        return Duration.ofNanos(intendedNanos(count - 1L));
    }

    @Override
    public OptionalLong entries() {
        return OptionalLong.of(count);
    }

    @Override
    public long entryOf(long index) {
        return order.entryOf(index);
    }

    @Override
    public Conversation conversation(long entry) {
        return new Conversation(idOf(entry), List.of(turns.of(entry, first + (int) entry)));
    }

    @Override
    public String idOf(long entry) {
        return SessionId.of(entry);
    }

    @Override
    public long intendedNanos(long entry) {
        long since = rows.nanos(first + (int) Math.min(entry, count - 1L)) - zero;
        return speedUp == 1 ? since : Math.round(since / speedUp);
    }

    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
