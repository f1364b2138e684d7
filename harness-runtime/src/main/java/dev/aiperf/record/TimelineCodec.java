package dev.aiperf.record;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;

/**
 * The content of one frame of the log: a timeline, small.
 *
 * <p>Each instant is the difference to the one before it, the first to the log's anchor. So a frame stands alone, and
 * an event of a stream costs two or three bytes for its time, one or two for its length, and its data.
 */
final class TimelineCodec {

    private static final int STREAMED = 1;
    private static final int REFILL = 2;

    private final long anchorNanos;

    TimelineCodec(long anchorNanos) {
        this.anchorNanos = anchorNanos;
    }

    // The version of the format fixes the order of the constants.
    @SuppressWarnings("EnumOrdinal")
    void write(Timeline timeline, FrameBuilder to) {
        to.putUnsigned(timeline.index());
        to.put(timeline.phase().ordinal());
        to.putUnsigned(timeline.entry());
        to.putUnsigned(timeline.turn());
        to.putSigned(timeline.inputTokens());
        to.putSigned(timeline.requestedOutputTokens());
        to.putUnsigned(timeline.requestBytes());

        long before = writeInstant(anchorNanos, timeline.intendedNanos(), to);
        before = writeInstant(before, timeline.startNanos(), to);
        writeInstant(before, timeline.askedNanos(), to);
        writeInstant(before, timeline.openingNanos(), to);
        writeInstant(before, timeline.resolvedNanos(), to);
        writeInstant(before, timeline.openedNanos(), to);
        writeInstant(before, timeline.connectedNanos(), to);
        writeInstant(before, timeline.sentNanos(), to);
        before = writeInstant(before, timeline.headersNanos(), to);
        writeInstant(before, timeline.firstBodyNanos(), to);
        writeInstant(before, timeline.lastBodyNanos(), to);
        writeInstant(before, timeline.endNanos(), to);
        to.putUnsigned(timeline.bodyBytes());
        to.putUnsigned(timeline.bodyChunks());

        to.putUnsigned(timeline.status());
        to.put((timeline.streamed() ? STREAMED : 0) | (timeline.isRefill() ? REFILL : 0));
        to.put(timeline.outcome().ordinal());
        byte[] failure = timeline.failure().getBytes(StandardCharsets.UTF_8);
        to.putUnsigned(failure.length);
        to.put(failure, 0, failure.length);

        to.putUnsigned(timeline.events());
        for (int k = 0; k < timeline.events(); k++) {
            to.putSigned(timeline.eventNanos(k) - before);
            before = timeline.eventNanos(k);
            to.putUnsigned(timeline.eventEnd(k) - timeline.eventStart(k));
        }
        to.putUnsigned(timeline.length());
        to.put(timeline.bytes(), 0, timeline.length());
    }

    /**
     * Fills a timeline.
     *
     * @throws IndexOutOfBoundsException or {@link IllegalArgumentException} when the bytes are no frame
     */
    void read(byte[] bytes, int from, int end, Timeline into) {
        FrameParser frame = new FrameParser(bytes, from, end);
        into.begin(
                frame.getUnsigned(),
                PhaseKind.of(frame.get()),
                frame.getUnsigned(),
                frame.getCount(),
                (int) frame.getSigned(),
                (int) frame.getSigned());
        int requestBytes = frame.getCount();

        long intended = readInstant(anchorNanos, frame);
        long before = known(intended, anchorNanos);
        into.intendedAt(intended);
        long start = readInstant(before, frame);
        before = known(start, before);
        into.startedAt(start);
        into.askedAt(readInstant(before, frame));
        into.openedBetween(readInstant(before, frame), readInstant(before, frame), readInstant(before, frame));
        into.connectedAt(readInstant(before, frame));
        into.sentAt(readInstant(before, frame), requestBytes);
        long headers = readInstant(before, frame);
        before = known(headers, before);
        long firstBody = readInstant(before, frame);
        long lastBody = readInstant(before, frame);
        long ended = readInstant(before, frame);
        into.bodyReadBetween(firstBody, lastBody, frame.getCount(), frame.getCount());

        int status = frame.getCount();
        int flags = frame.get();
        into.headersAt(headers, status, (flags & STREAMED) != 0);
        if ((flags & REFILL) != 0) {
            into.refillsSlot();
        }
        into.end(ended, Outcome.of(frame.get()), frame.getText());
        readEvents(frame, before, bytes, into);
        if (!frame.atEnd()) {
            throw new IllegalArgumentException("bytes after the frame's content");
        }
    }

    private static void readEvents(FrameParser frame, long headersNanos, byte[] bytes, Timeline into) {
        int events = frame.getCount();
        FrameParser lengths = frame.fork();
        for (int k = 0; k < events; k++) {
            frame.getSigned();
            frame.getCount();
        }
        int length = frame.getCount();
        int data = frame.skip(length);
        int end = data + length;
        long before = headersNanos;
        for (int k = 0; k < events; k++) {
            before += lengths.getSigned();
            int count = lengths.getCount();
            if (count > end - data) {
                throw new IllegalArgumentException("an event longer than the data");
            }
            into.append(bytes, data, count);
            data += count;
            into.endEvent(before);
        }
        into.append(bytes, data, end - data);
    }

    /** Writes an instant, {@code NEVER} as 0, and returns what the next is told from. */
    private static long writeInstant(long before, long nanos, FrameBuilder to) {
        if (nanos == Timeline.NEVER) {
            to.put(0);
            return before;
        }
        to.put(1);
        to.putSigned(nanos - before);
        return nanos;
    }

    private static long readInstant(long before, FrameParser frame) {
        return frame.get() == 0 ? Timeline.NEVER : before + frame.getSigned();
    }

    private static long known(long nanos, long otherwise) {
        return nanos == Timeline.NEVER ? otherwise : nanos;
    }
}
