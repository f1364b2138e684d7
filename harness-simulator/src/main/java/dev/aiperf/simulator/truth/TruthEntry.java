package dev.aiperf.simulator.truth;

import dev.aiperf.simulator.RequestTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The truth about one request while it grows, packed small as there may be very many. Safe for use by many threads. */
public final class TruthEntry {
    private static final short NO_CONTENT = -1;
    private static final int FEW = 4;

    private final String requestId;
    private final long headersNanos;
    private final long receivedNanos;
    private int promptTokens;
    private int cachedTokens;
    private int completionTokens;
    private int reasoningTokens;
    private int status;
    private String outcome = RequestTruth.RUNNING;
    private long endNanos;
    private long[] eventNanos = new long[FEW];
    private short[] eventTokens = new short[FEW];
    private int events;
    private int expectedEvents;

    public TruthEntry(String requestId, long headersNanos, long receivedNanos) {
        this.requestId = requestId;
        this.headersNanos = headersNanos;
        this.receivedNanos = receivedNanos;
    }

    String requestId() {
        return requestId;
    }

    public synchronized void prompt(int tokens) {
        promptTokens = tokens;
    }

    /** Makes room for so many events, which saves growing towards them, and returns how many that are. */
    synchronized int expect(int count) {
        expectedEvents = count;
        if (count > eventNanos.length) {
            eventNanos = Arrays.copyOf(eventNanos, count);
            eventTokens = Arrays.copyOf(eventTokens, count);
        }
        return count;
    }

    synchronized int expectedEvents() {
        return expectedEvents;
    }

    public synchronized void cached(int tokens) {
        cachedTokens = tokens;
    }

    public synchronized void tokenMade(boolean reasoning) {
        completionTokens++;
        if (reasoning) {
            reasoningTokens++;
        }
    }

    public synchronized void status(int code) {
        status = code;
    }

    public synchronized void event(long nanos, boolean content, int tokens) {
        if (events == eventNanos.length) {
            eventNanos = Arrays.copyOf(eventNanos, Math.max(FEW, events * 2));
            eventTokens = Arrays.copyOf(eventTokens, Math.max(FEW, events * 2));
        }
        eventNanos[events] = nanos;
        eventTokens[events] = content ? (short) Math.min(tokens, Short.MAX_VALUE) : NO_CONTENT;
        events++;
    }

    /** Ends the request; only the first end counts. */
    public synchronized void end(long nanos, String how) {
        if (endNanos == 0) {
            endNanos = nanos;
            outcome = how;
            eventNanos = Arrays.copyOf(eventNanos, events);
            eventTokens = Arrays.copyOf(eventTokens, events);
        }
    }

    synchronized RequestTruth snapshot() {
        List<RequestTruth.Event> list = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            boolean content = eventTokens[i] != NO_CONTENT;
            list.add(new RequestTruth.Event(eventNanos[i], content, content ? eventTokens[i] : 0));
        }
        return new RequestTruth(
                requestId,
                headersNanos,
                receivedNanos,
                promptTokens,
                cachedTokens,
                completionTokens,
                reasoningTokens,
                status,
                outcome,
                endNanos,
                list);
    }
}
