package dev.aiperf.simulator.truth;

import dev.aiperf.simulator.RequestTruth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests seen, oldest first; beyond its limit the oldest are dropped. Safe for use by many threads.
 *
 * <p>Their events have a limit of their own, so that a day of long answers fits in memory as well as one of short ones.
 */
public final class TruthLog {
    /** At ten bytes an event this is 200 MB. */
    private static final long MOST_EVENTS = 20_000_000;

    private final int limit;
    private final long eventLimit;
    private final Deque<TruthEntry> entries = new ArrayDeque<>();
    private final Map<String, TruthEntry> latestById = new HashMap<>();
    private long events;

    /** A log of at most so many requests. */
    public TruthLog(int limit) {
        this(limit, MOST_EVENTS);
    }

    TruthLog(int limit, long eventLimit) {
        this.limit = limit;
        this.eventLimit = eventLimit;
    }

    public synchronized void add(TruthEntry entry) {
        entries.add(entry);
        latestById.put(entry.requestId(), entry);
        dropOldest();
    }

    /** Makes room for the events of a request that has been added. */
    public synchronized void expect(TruthEntry entry, int expectedEvents) {
        events += entry.expect(expectedEvents);
        dropOldest();
    }

    private void dropOldest() {
        while (entries.size() > limit || (events > eventLimit && entries.size() > 1)) {
            TruthEntry oldest = entries.remove();
            latestById.remove(oldest.requestId(), oldest);
            events -= oldest.expectedEvents();
        }
    }

    public synchronized void clear() {
        entries.clear();
        latestById.clear();
        events = 0;
    }

    /** All requests in order of their arrival. */
    public List<RequestTruth> all() {
        return entries().stream().map(TruthEntry::snapshot).toList();
    }

    /** The latest request of that id: a client that retries may use an id again. */
    public Optional<RequestTruth> find(String requestId) {
        TruthEntry entry;
        synchronized (this) {
            entry = latestById.get(requestId);
        }
        return Optional.ofNullable(entry).map(TruthEntry::snapshot);
    }

    private synchronized List<TruthEntry> entries() {
        return List.copyOf(entries);
    }
}
