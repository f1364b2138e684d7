package dev.aiperf.record;

import dev.aiperf.transport.WallClockAnchor;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The layout of the log, big-endian.
 *
 * <pre>
 * header   8 bytes "AIPERFTL", int version, long nanoTime, long epochNanos of the anchor, int CRC32C of all before
 * frame    int length of the content, int CRC32C of length and content, content
 * content  byte kind, what {@link TimelineCodec} or {@link PauseCodec} writes
 * </pre>
 */
final class LogFormat {

    static final int HEADER_BYTES = 8 + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
    static final int FRAME_HEAD_BYTES = 2 * Integer.BYTES;

    /** The kind of a frame that holds a finished request. */
    static final int REQUEST = 0;

    /** The kind of a frame that holds a pause of the client. */
    static final int PAUSE = 1;

    private static final long MAGIC = 0x414950455246544cL;
    private static final int VERSION = 3;

    private LogFormat() {}

    static void putHeader(WallClockAnchor anchor, ByteBuffer to) {
        int from = to.position();
        to.putLong(MAGIC);
        to.putInt(VERSION);
        to.putLong(anchor.nanoTime());
        to.putLong(anchor.epochNanos());
        to.putInt(checksum(to.duplicate().flip().position(from)));
    }

    /** Reads the header; empty when the bytes are none that this version wrote. */
    static Optional<WallClockAnchor> header(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer checked = bytes.slice(bytes.position(), HEADER_BYTES - Integer.BYTES);
        ByteBuffer header = bytes.slice(bytes.position(), HEADER_BYTES);
        boolean ours = header.getLong() == MAGIC && header.getInt() == VERSION;
        WallClockAnchor anchor = new WallClockAnchor(header.getLong(), header.getLong());
        return ours && header.getInt() == checksum(checked) ? Optional.of(anchor) : Optional.empty();
    }

    static int checksum(byte[] content, int from, int length) {
        CRC32C crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(length >>> shift);
        }
        crc.update(content, from, length);
        return (int) crc.getValue();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
