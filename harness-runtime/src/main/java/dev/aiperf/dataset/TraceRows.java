package dev.aiperf.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a trace, but for their words: 28 bytes each, so that a million of them are 28 MB. Where a row has words or
 * hashes, its place in the file is kept, and they are read again when they are asked for.
 *
 * <p>Filled by one thread, then never changed and safe to share.
 */
final class TraceRows {

    /** The value of a number that a row doesn't have. */
    static final int NONE = -1;

    private static final int FIRST_ROWS = 1024;

    private long[] nanos = new long[FIRST_ROWS];
    private long[] offsets = new long[FIRST_ROWS];
    private int[] bytes = new int[FIRST_ROWS];
    private int[] input = new int[FIRST_ROWS];
    private int[] output = new int[FIRST_ROWS];
    private int size;
    private int dates;
    private int untimed;

    /**
     * Adds a row.
     *
     * @param time when it came; null where it doesn't say
     * @param inputTokens the tokens of its input, or {@link #NONE}
     * @param outputTokens the tokens of its answer, or {@link #NONE}
     * @param offset where it begins in the file
     * @param bytes how long it is there; 0 where there is nothing to be read again
     */
    void add(@Nullable TraceTime time, int inputTokens, int outputTokens, long offset, int bytes) {
        if (size == nanos.length) {
            grow(size + size / 2);
        }
        nanos[size] = time == null ? 0 : time.nanos();
        dates += time != null && time.isDate() ? 1 : 0;
        untimed += time == null ? 1 : 0;
        input[size] = inputTokens;
        output[size] = outputTokens;
        offsets[size] = offset;
        this.bytes[size] = bytes;
        size++;
    }

    private void grow(int length) {
        nanos = Arrays.copyOf(nanos, length);
        offsets = Arrays.copyOf(offsets, length);
        bytes = Arrays.copyOf(bytes, length);
        input = Arrays.copyOf(input, length);
        output = Arrays.copyOf(output, length);
    }

    int size() {
        return size;
    }

    /** Returns whether some rows have no time. */
    boolean haveUntimed() {
        return untimed > 0;
    }

    /** Returns whether some rows have dates and others numbers, which can't be put in one order. */
    boolean mixDatesAndNumbers() {
        return dates > 0 && dates < size - untimed;
    }

    long nanos(int row) {
        return nanos[row];
    }

    long offset(int row) {
        return offsets[row];
    }

    int bytes(int row) {
        return bytes[row];
    }

    int inputTokens(int row) {
        return input[row];
    }

    int outputTokens(int row) {
        return output[row];
    }

    /** Puts the rows in the order of their times; those of one time stay as they stand. Dates then count from the first. */
    void order() {
        if (!isOrdered()) {
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(row -> nanos[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            nanos = pick(nanos, order);
            offsets = pick(offsets, order);
            bytes = pick(bytes, order);
            input = pick(input, order);
            output = pick(output, order);
        }
        if (dates > 0) {
            long first = nanos[0];
            for (int row = 0; row < size; row++) {
                nanos[row] -= first;
            }
        }
    }

    private boolean isOrdered() {
        for (int row = 1; row < size; row++) {
            if (nanos[row] < nanos[row - 1]) {
                return false;
            }
        }
        return true;
    }

    private static long[] pick(long[] from, int[] order) {
        return Arrays.stream(order).mapToLong(row -> from[row]).toArray();
    }

    private static int[] pick(int[] from, int[] order) {
        return Arrays.stream(order).map(row -> from[row]).toArray();
    }

    /** Returns the first row that came at an instant or later; {@link #size} where none did. Only in order. */
    int firstFrom(long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
