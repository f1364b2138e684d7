package dev.aiperf.benchmarks.endtoend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds where the streamed answers of a connection end, one after another; an end may come in two reads. */
final class StreamEnd {

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** How much of the last chunk the bytes so far end with. */
    private int matched;

    /** Returns whether an answer ends with what was read: the first so many bytes of a buffer. */
    boolean isIn(ByteBuffer in, int count) {
        for (int at = Math.max(0, count - LAST_CHUNK.length); at < count; at++) {
            byte next = in.get(at);
            matched = next == LAST_CHUNK[matched] ? matched + 1 : next == LAST_CHUNK[0] ? 1 : 0;
            if (matched == LAST_CHUNK.length) {
                matched = 0;
                return true;
            }
        }
        return false;
    }
}
