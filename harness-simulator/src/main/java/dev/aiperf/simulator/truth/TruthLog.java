package dev.aiperf.simulator.truth;

import dev.aiperf.simulator.RequestTruth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests seen, oldest first; beyond its limit the oldest are dropped. Safe for use by many threads. */
public final class TruthLog {
    private final int limit;
    private final Deque<TruthEntry> entries = new ArrayDeque<>();
    private final Map<String, TruthEntry> latestById = new HashMap<>();

    public TruthLog(int limit) {
        this.limit = limit;
    }

    public synchronized void add(TruthEntry entry) {
        entries.add(entry);
        latestById.put(entry.requestId(), entry);
        if (entries.size() > limit) {
            TruthEntry oldest = entries.remove();
            latestById.remove(oldest.requestId(), oldest);
        }
    }

    public synchronized void clear() {
        entries.clear();
        latestById.clear();
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
