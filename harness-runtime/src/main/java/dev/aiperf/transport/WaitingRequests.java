package dev.aiperf.transport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests of an origin that no connection had a place for, in the order in which they came. Safe to share. */
final class WaitingRequests {

    private final Map<HttpExchange, Waiting> waiting = new LinkedHashMap<>();
    private volatile int count;

    /**
     * One of them.
     *
     * @param sinceNanos when it began to wait
     */
    record Waiting(HttpExchange exchange, Http2Head head, long sinceNanos) {}

    synchronized void add(Waiting one) {
        waiting.put(one.exchange, one);
        count = waiting.size();
    }

    /** Takes out the first; null where nothing waits. */
    synchronized @Nullable Waiting poll() {
        Iterator<Waiting> first = waiting.values().iterator();
        if (!first.hasNext()) {
            return null;
        }
        Waiting next = first.next();
        first.remove();
        count = waiting.size();
        return next;
    }

    /** Takes out all. */
    synchronized List<Waiting> drain() {
        List<Waiting> all = List.copyOf(waiting.values());
        waiting.clear();
        count = 0;
        return all;
    }

    /** Takes out one that waits no more, if it did. */
    void remove(HttpExchange exchange) {
        if (count > 0) {
            synchronized (this) {
                waiting.remove(exchange);
                count = waiting.size();
            }
        }
    }

    int count() {
        return count;
    }
}
