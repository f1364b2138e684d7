package dev.aiperf.record;

import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link FrameBuilder} wrote.
 *
 * <p>Whatever the bytes are, reading them ends: with values, or with {@link IndexOutOfBoundsException} or
 * {@link IllegalArgumentException} where they are no frame.
 */
final class FrameParser {

    private final byte[] bytes;
    private final int end;
    private int at;

    FrameParser(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int get() {
        if (at >= end) {
            throw new IndexOutOfBoundsException(at);
        }
        return bytes[at++] & 0xff;
    }

    long getUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    int getCount() {
        long value = getUnsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no count: " + value);
        }
        return (int) value;
    }

    long getSigned() {
        long value = getUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Moves past bytes, and returns where they start in the array. */
    int skip(int count) {
        if (count < 0 || count > end - at) {
            throw new IndexOutOfBoundsException(count);
        }
        int from = at;
        at += count;
        return from;
    }

    String getText() {
        int count = getCount();
        return new String(bytes, skip(count), count, StandardCharsets.UTF_8);
    }

    /** Returns a parser that reads on from here by itself. */
    FrameParser fork() {
        return new FrameParser(bytes, at, end);
    }

    boolean atEnd() {
        return at == end;
    }
}
