package dev.aiperf.transport;

import java.nio.ByteBuffer;

/**
 * Splits a stream of events, as the WHATWG standard defines {@code text/event-stream}, and appends the data of each event
 * to a timeline. Bytes may come split anywhere; lines may end in LF, CR or CRLF; a byte order mark is skipped.
 *
 * <p>Only {@code data} fields are kept: several of one event are joined by a line feed. Comments, other fields, and
 * events without data leave no trace, as the standard wants it.
 *
 * <p>One point is ours: {@link #finish} ends an event that lacks its blank line when the body ended as HTTP says it
 * should. The standard drops it, since it can't tell a cut from an end; HTTP's framing can, and dropping it would lose
 * content that was sent.
 *
 * <p>A splitter belongs to one response, and to one thread at a time.
 */
final class SseSplitter {

    private static final byte[] FIELD = {'d', 'a', 't', 'a'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where the splitter stands within a line. */
    private enum State {
        /** In the byte order mark, or where it may be. */
        STREAM_START,
        /** In the name of a field; {@code matched} bytes of it are those of {@code data}. */
        NAME,
        /** Right after the colon of a data field, where one space is skipped. */
        VALUE_START,
        /** In the value of a data field. */
        VALUE,
        /** In a line that doesn't matter. */
        SKIP
    }

    private State state = State.STREAM_START;
    private int matched;
    private boolean atLineStart = true;
    private boolean afterCarriageReturn;
    private boolean hasData;

    /**
     * Takes all that remains of a buffer.
     *
     * @param nanos the instant of the read that brought these bytes
     */
    void feed(ByteBuffer in, long nanos, Timeline timeline) {
        while (in.hasRemaining()) {
            switch (state) {
                case VALUE -> value(in, timeline, nanos);
                case SKIP -> skip(in, timeline, nanos);
                default -> step(in.get(), timeline, nanos);
            }
        }
    }

    /** Ends the stream: an event that still lacks its blank line ends here. */
    void finish(long nanos, Timeline timeline) {
        if (!atLineStart) {
            endOfLine(timeline, nanos);
        }
        dispatch(timeline, nanos);
    }

    private void step(byte b, Timeline timeline, long nanos) {
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            if (b == '\n') {
                return;
            }
        }
        if (state == State.STREAM_START) {
            if (matched < BYTE_ORDER_MARK.length && b == BYTE_ORDER_MARK[matched]) {
                matched++;
                if (matched == BYTE_ORDER_MARK.length) {
                    startLine();
                }
                return;
            }
            boolean brokenMark = matched > 0;
            startLine();
            if (brokenMark) {
                state = State.SKIP;
                atLineStart = false;
            }
        }
        if (b == '\n' || b == '\r') {
            afterCarriageReturn = b == '\r';
            endOfLine(timeline, nanos);
            return;
        }
        atLineStart = false;
        if (state == State.SKIP) {
            return;
        }
        if (state == State.VALUE_START) {
            beginValue(timeline);
            if (b != ' ') {
                timeline.append(b);
            }
            return;
        }
        if (b == ':') {
            state = matched == FIELD.length ? State.VALUE_START : State.SKIP;
        } else if (matched < FIELD.length && b == FIELD[matched]) {
            matched++;
        } else {
            state = State.SKIP;
        }
    }

    /** Copies the value up to the end of the line or of the buffer at once: nearly all bytes of a stream pass here. */
    private void value(ByteBuffer in, Timeline timeline, long nanos) {
        int end = endOfLineIn(in);
        int limit = in.limit();
        in.limit(end);
        timeline.append(in);
        in.limit(limit);
        if (end < limit) {
            afterCarriageReturn = in.get(end) == '\r';
            in.position(end + 1);
            endOfLine(timeline, nanos);
        }
    }

    private void skip(ByteBuffer in, Timeline timeline, long nanos) {
        int end = endOfLineIn(in);
        if (end < in.limit()) {
            afterCarriageReturn = in.get(end) == '\r';
            in.position(end + 1);
            endOfLine(timeline, nanos);
        } else {
            in.position(end);
        }
    }

    private static int endOfLineIn(ByteBuffer in) {
        int limit = in.limit();
        for (int i = in.position(); i < limit; i++) {
            byte b = in.get(i);
            if (b == '\n' || b == '\r') {
                return i;
            }
        }
        return limit;
    }

    private void endOfLine(Timeline timeline, long nanos) {
        if (atLineStart) {
            dispatch(timeline, nanos);
        } else if (state == State.VALUE_START || (state == State.NAME && matched == FIELD.length)) {
            beginValue(timeline);
        }
        startLine();
    }

    private void startLine() {
        state = State.NAME;
        matched = 0;
        atLineStart = true;
    }

    private void beginValue(Timeline timeline) {
        if (hasData) {
            timeline.append((byte) '\n');
        }
        hasData = true;
        state = State.VALUE;
    }

    private void dispatch(Timeline timeline, long nanos) {
        if (hasData) {
            timeline.endEvent(nanos);
            hasData = false;
        }
    }
}
