package dev.aiperf.record;

import java.util.Arrays;

/** Bytes of a frame that is being written. Whole numbers take as few bytes as they need (LEB128, zigzag for signs). */
final class FrameBuilder {

    private static final int FIRST_BYTES = 8192;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void clear() {
        length = 0;
    }

    void put(int oneByte) {
        ensureRoom(1);
        bytes[length++] = (byte) oneByte;
    }

    void putUnsigned(long value) {
        ensureRoom(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void putSigned(long value) {
        putUnsigned((value << 1) ^ (value >> 63));
    }

    void put(byte[] source, int from, int count) {
        ensureRoom(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void ensureRoom(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
    }
}
