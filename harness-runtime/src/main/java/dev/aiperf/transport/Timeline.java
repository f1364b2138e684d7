package dev.aiperf.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What happened to one request and when: the instants, and the bytes of the response as they came, event by event.
 *
 * <p>All instants are {@link System#nanoTime()} of this process. A timeline belongs to one thread at a time: to the one
 * that sends it, then to the selector thread that its response arrives on, then to whoever the completed exchange is
 * handed to. It is pooled, so appending allocates only while its arrays grow to the longest response seen.
 *
 * <p>Only data is kept here: parsing belongs to the record stage, off the hot path.
 */
public final class Timeline {

    /** The value of an instant that never came. */
    public static final long NEVER = Long.MIN_VALUE;

    /** The value of a count that isn't known. */
    public static final int UNKNOWN = -1;

    private static final int FIRST_EVENTS = 64;
    private static final int FIRST_BYTES = 4096;

    private long index;
    private PhaseKind phase = PhaseKind.MEASUREMENT;
    private long entry;
    private int turn;
    private int inputTokens;
    private int requestedOutputTokens;
    private int requestBytes;
    private long intendedNanos;
    private boolean refill;

    private long askedNanos;
    private long startNanos;
    private long openingNanos;
    private long resolvedNanos;
    private long openedNanos;
    private long connectedNanos;
    private long sentNanos;
    private long headersNanos;
    private long endNanos;
    private int status;
    private boolean streamed;
    private Outcome outcome = Outcome.COMPLETED;
    private String failure = "";

    private long firstBodyNanos;
    private long lastBodyNanos;
    private int bodyBytes;
    private int bodyChunks;

    private int events;
    private long[] eventNanos = new long[FIRST_EVENTS];
    private int[] eventEnds = new int[FIRST_EVENTS];
    private int length;
    private byte[] bytes = new byte[FIRST_BYTES];

    /**
     * Makes this the timeline of a new request.
     *
     * @param index the request's place in its phase, from 0
     * @param phase the phase it belongs to
     * @param entry the data set entry that is asked
     * @param turn the turn of that entry, from 0
     * @param inputTokens the tokens of the input, or {@link #UNKNOWN}
     * @param requestedOutputTokens the tokens asked for, or {@link #UNKNOWN}
     */
    public void begin(long index, PhaseKind phase, long entry, int turn, int inputTokens, int requestedOutputTokens) {
        this.index = index;
        this.phase = phase;
        this.entry = entry;
        this.turn = turn;
        this.inputTokens = inputTokens;
        this.requestedOutputTokens = requestedOutputTokens;
        requestBytes = 0;
        intendedNanos = NEVER;
        refill = false;
        askedNanos = NEVER;
        startNanos = NEVER;
        openingNanos = NEVER;
        resolvedNanos = NEVER;
        openedNanos = NEVER;
        connectedNanos = NEVER;
        sentNanos = NEVER;
        headersNanos = NEVER;
        endNanos = NEVER;
        status = 0;
        streamed = false;
        outcome = Outcome.COMPLETED;
        failure = "";
        firstBodyNanos = NEVER;
        lastBodyNanos = NEVER;
        bodyBytes = 0;
        bodyChunks = 0;
        events = 0;
        length = 0;
    }

    /** Notes when the schedule wants the request sent. */
    public void intendedAt(long nanos) {
        intendedNanos = nanos;
    }

    /** Notes that the request takes a slot of a closed loop over from one before it, and waits for nothing else. */
    public void refillsSlot() {
        refill = true;
    }

    /** Notes when the transport was asked for a connection, which it may have had at hand. */
    public void askedAt(long nanos) {
        askedNanos = nanos;
    }

    /** Notes the instant just before the first byte is written, or before the connection is opened for it. */
    public void startedAt(long nanos) {
        startNanos = nanos;
    }

    /** Notes that a connection was opened for this request, and when it was ready. */
    public void connectedAt(long nanos) {
        connectedNanos = nanos;
    }

    /**
     * Notes how the connection that was opened for this request came about. It may have been begun for an earlier request.
     *
     * @param begunNanos when its opening began: the look-up of the host's name
     * @param resolvedNanos when the name was resolved
     * @param openedNanos when the connection was ready, TLS included
     */
    public void openedBetween(long begunNanos, long resolvedNanos, long openedNanos) {
        this.openingNanos = begunNanos;
        this.resolvedNanos = resolvedNanos;
        this.openedNanos = openedNanos;
    }

    /** Notes that the last byte of the request was written, and how many its body has. */
    public void sentAt(long nanos, int bodyBytes) {
        sentNanos = nanos;
        requestBytes = bodyBytes;
    }

    /**
     * Notes the response's headers.
     *
     * @param nanos when they were read
     * @param status the HTTP status
     * @param streamed whether the body is a stream of events
     */
    public void headersAt(long nanos, int status, boolean streamed) {
        headersNanos = nanos;
        this.status = status;
        this.streamed = streamed;
    }

    /**
     * Notes that a piece of the response's body was read.
     *
     * @param nanos the instant of the read
     * @param bytes how many bytes it has, HTTP's own framing left out
     */
    public void bodyRead(long nanos, int bytes) {
        if (bodyChunks == 0) {
            firstBodyNanos = nanos;
        }
        lastBodyNanos = nanos;
        bodyBytes += bytes;
        bodyChunks++;
    }

    /**
     * Notes when the response's body was read, as a whole: for a timeline that is read back.
     *
     * @param firstNanos when its first bytes were read
     * @param lastNanos when its last bytes were read
     * @param bytes how many bytes it has
     * @param chunks in how many pieces it came
     */
    public void bodyReadBetween(long firstNanos, long lastNanos, int bytes, int chunks) {
        firstBodyNanos = firstNanos;
        lastBodyNanos = lastNanos;
        bodyBytes = bytes;
        bodyChunks = chunks;
    }

    /** Appends one byte to the event that is being read. */
    public void append(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = b;
    }

    /** Appends bytes to the event that is being read. */
    public void append(byte[] source, int from, int count) {
        ensureRoom(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Appends all that remains of a buffer to the event that is being read. */
    public void append(ByteBuffer source) {
        int count = source.remaining();
        ensureRoom(count);
        source.get(bytes, length, count);
        length += count;
    }

    /**
     * Ends the event that is being read.
     *
     * @param nanos the instant of the read that completed it
     */
    public void endEvent(long nanos) {
        if (events == eventNanos.length) {
            eventNanos = Arrays.copyOf(eventNanos, events * 2);
            eventEnds = Arrays.copyOf(eventEnds, events * 2);
        }
        eventNanos[events] = nanos;
        eventEnds[events] = length;
        events++;
    }

    /** Forgets the bytes of an event that was not ended. */
    public void dropOpenEvent() {
        length = events == 0 ? 0 : eventEnds[events - 1];
    }

    /**
     * Ends the exchange.
     *
     * @param nanos when its end was noticed
     * @param outcome how it ended
     * @param failure why it failed, in words; empty for a completed exchange
     */
    public void end(long nanos, Outcome outcome, String failure) {
        endNanos = nanos;
        this.outcome = outcome;
        this.failure = failure;
    }

    /** Returns the request's place in its phase, from 0. */
    public long index() {
        return index;
    }

    /** Returns the phase the request belongs to. */
    public PhaseKind phase() {
        return phase;
    }

    /** Returns the data set entry that was asked. */
    public long entry() {
        return entry;
    }

    /** Returns the turn of the entry, from 0. */
    public int turn() {
        return turn;
    }

    /** Returns the tokens of the input, or {@link #UNKNOWN}. */
    public int inputTokens() {
        return inputTokens;
    }

    /** Returns the tokens asked for, or {@link #UNKNOWN}. */
    public int requestedOutputTokens() {
        return requestedOutputTokens;
    }

    /** Returns the bytes of the request's body; 0 until it was sent. */
    public int requestBytes() {
        return requestBytes;
    }

    /** Returns when the schedule wanted the request sent. */
    public long intendedNanos() {
        return intendedNanos;
    }

    /** Returns whether the request took a slot of a closed loop over from one before it, and waited for nothing else. */
    public boolean isRefill() {
        return refill;
    }

    /** Returns when the transport was asked for a connection; {@link #NEVER} if unsent. */
    public long askedNanos() {
        return askedNanos;
    }

    /** Returns the instant just before the first byte, or before the connection was opened; {@link #NEVER} if unsent. */
    public long startNanos() {
        return startNanos;
    }

    /** Returns when the opening of this request's connection began; {@link #NEVER} for an open one. */
    public long openingNanos() {
        return openingNanos;
    }

    /** Returns when the name of the host was resolved for this request's connection; {@link #NEVER} for an open one. */
    public long resolvedNanos() {
        return resolvedNanos;
    }

    /** Returns when this request's connection was open, TLS included; {@link #NEVER} for one that was open before. */
    public long openedNanos() {
        return openedNanos;
    }

    /** Returns when the connection that was opened for this request was ready; {@link #NEVER} for an open one. */
    public long connectedNanos() {
        return connectedNanos;
    }

    /** Returns when the last byte of the request was written, or {@link #NEVER}. */
    public long sentNanos() {
        return sentNanos;
    }

    /** Returns when the response's headers were read, or {@link #NEVER}. */
    public long headersNanos() {
        return headersNanos;
    }

    /** Returns when the first bytes of the response's body were read, or {@link #NEVER}. */
    public long firstBodyNanos() {
        return firstBodyNanos;
    }

    /** Returns when the last bytes of the response's body were read, or {@link #NEVER}. */
    public long lastBodyNanos() {
        return lastBodyNanos;
    }

    /** Returns how many bytes of the response's body came, HTTP's own framing left out. */
    public int bodyBytes() {
        return bodyBytes;
    }

    /** Returns in how many pieces the response's body came. */
    public int bodyChunks() {
        return bodyChunks;
    }

    /** Returns when the end of the exchange was noticed. */
    public long endNanos() {
        return endNanos;
    }

    /** Returns the HTTP status; 0 when there was no response. */
    public int status() {
        return status;
    }

    /** Returns whether the response was a stream of events; else its whole body is one event. */
    public boolean streamed() {
        return streamed;
    }

    /** Returns how the exchange ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns why the exchange failed, in words; empty when it completed. */
    public String failure() {
        return failure;
    }

    /** Returns the number of events. */
    public int events() {
        return events;
    }

    /** Returns the instant of the read that completed event {@code k}. */
    public long eventNanos(int k) {
        return eventNanos[k];
    }

    /** Returns where the data of event {@code k} starts in {@link #bytes()}. */
    public int eventStart(int k) {
        return k == 0 ? 0 : eventEnds[k - 1];
    }

    /** Returns where the data of event {@code k} ends in {@link #bytes()}, exclusive. */
    public int eventEnd(int k) {
        return eventEnds[k];
    }

    /** Returns the data of all events, one after the other, in an array that may be longer; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns how many bytes of {@link #bytes()} are in use. */
    public int length() {
        return length;
    }

    private void ensureRoom(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
    }
}
