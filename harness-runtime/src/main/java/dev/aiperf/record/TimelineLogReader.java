package dev.aiperf.record;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.WallClockAnchor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Reads a log, also one that is still being written or was cut short anywhere.
 *
 * <p>Every whole frame is read, up to the first that is incomplete or whose checksum is wrong; {@link #stop()} says
 * where and why reading stopped. Where a frame was incomplete, {@link #next} may be asked again when the log has grown.
 * Not safe to share between threads.
 */
final class TimelineLogReader implements Closeable {

    private static final int FIRST_BYTES = 256 * 1024;

    /** Why reading stopped. */
    enum Reason {
        /** After a whole frame: there is no more. */
        END,
        /** Within a frame whose rest is missing. */
        CUT_SHORT,
        /** At a frame whose checksum or content is wrong. */
        CORRUPT
    }

    /**
     * Where reading stopped.
     *
     * @param reason why
     * @param offset the position in the file where the frame that could not be read starts
     * @param frames how many requests were read before it
     */
    record Stop(Reason reason, long offset, long frames) {

        @Override
        public String toString() {
            String words =
                    switch (reason) {
                        case END -> "complete";
                        case CUT_SHORT -> "cut short";
                        case CORRUPT -> "damaged";
                    };
            return "the log is " + words + " at byte " + offset + ", after " + frames + " requests";
        }
    }

    private final FileChannel channel;
    private final WallClockAnchor anchor;
    private final TimelineCodec timelines;
    private final PauseCodec pauses;
    private final Consumer<ClientPause> onPause;
    private ByteBuffer buffer;
    private long offset;
    private long frames;
    private Reason reason = Reason.END;

    /** What stands at a place of the log. */
    private enum Found {
        REQUEST,
        PAUSE,
        NOTHING
    }

    private TimelineLogReader(
            FileChannel channel, WallClockAnchor anchor, ByteBuffer buffer, Consumer<ClientPause> onPause) {
        this.channel = channel;
        this.anchor = anchor;
        this.buffer = buffer;
        this.onPause = onPause;
        timelines = new TimelineCodec(anchor.nanoTime());
        pauses = new PauseCodec(anchor.nanoTime());
        offset = LogFormat.HEADER_BYTES;
    }

    /** Opens a log for its requests. */
    static TimelineLogReader open(Path path) throws IOException {
        return open(path, pause -> {});
    }

    /**
     * Opens a log.
     *
     * @param onPause told of each pause of the client that {@link #next} comes by
     * @throws IOException when the file can't be read or isn't a log of this version
     */
    static TimelineLogReader open(Path path, Consumer<ClientPause> onPause) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);
            while (buffer.position() < LogFormat.HEADER_BYTES && channel.read(buffer) >= 0) {}
            buffer.flip();
            WallClockAnchor anchor = LogFormat.header(buffer)
                    .orElseThrow(() -> new IOException(path + " is no log of this version, or its header is damaged"));
            buffer.position(LogFormat.HEADER_BYTES);
            return new TimelineLogReader(channel, anchor, buffer, onPause);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns what ties the log's instants to the wall clock. */
    WallClockAnchor anchor() {
        return anchor;
    }

    /**
     * Reads the next request.
     *
     * @param into what to fill; unspecified when there was none
     * @return whether there was a whole one
     * @throws IOException when the file can't be read
     */
    boolean next(Timeline into) throws IOException {
        Found found = nextFrame(into);
        while (found == Found.PAUSE) {
            found = nextFrame(into);
        }
        return found == Found.REQUEST;
    }

    private Found nextFrame(Timeline into) throws IOException {
        if (reason == Reason.CORRUPT) {
            return Found.NOTHING;
        }
        if (!holds(LogFormat.FRAME_HEAD_BYTES)) {
            return stopped(buffer.hasRemaining() ? Reason.CUT_SHORT : Reason.END);
        }
        int length = buffer.getInt(buffer.position());
        if (length < 0 || length > Integer.MAX_VALUE - LogFormat.FRAME_HEAD_BYTES) {
            return stopped(Reason.CORRUPT);
        }
        int size = LogFormat.FRAME_HEAD_BYTES + length;
        if (size > buffer.capacity() && size > channel.size() - offset) {
            // Not read yet, so that a wrong length costs no memory.
            return stopped(Reason.CUT_SHORT);
        }
        if (!holds(size)) {
            return stopped(Reason.CUT_SHORT);
        }
        Found found = restore(length, into);
        if (found == Found.NOTHING) {
            return stopped(Reason.CORRUPT);
        }
        buffer.position(buffer.position() + size);
        offset += size;
        frames += found == Found.REQUEST ? 1 : 0;
        reason = Reason.END;
        return found;
    }

    /** Returns where reading stands, and why the last {@link #next} found no request if it found none. */
    Stop stop() {
        return new Stop(reason, offset, frames);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Found stopped(Reason why) {
        reason = why;
        return Found.NOTHING;
    }

    private Found restore(int length, Timeline into) {
        int content = buffer.position() + LogFormat.FRAME_HEAD_BYTES;
        int checksum = buffer.getInt(buffer.position() + Integer.BYTES);
        if (length == 0 || checksum != LogFormat.checksum(buffer.array(), content, length)) {
            return Found.NOTHING;
        }
        byte[] bytes = buffer.array();
        int end = content + length;
        try {
            switch (bytes[content]) {
                case LogFormat.REQUEST -> {
                    timelines.read(bytes, content + 1, end, into);
                    return Found.REQUEST;
                }
                case LogFormat.PAUSE -> {
                    onPause.accept(pauses.read(bytes, content + 1, end));
                    return Found.PAUSE;
                }
                default -> {
                    return Found.NOTHING;
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Found.NOTHING;
        }
    }

    /** Reads on until the buffer holds so many bytes, or the file has no more. */
    private boolean holds(int count) throws IOException {
        if (buffer.remaining() >= count) {
            return true;
        }
        if (count > buffer.capacity()) {
            buffer = ByteBuffer.allocate(Math.max(count, buffer.capacity() * 2)).put(buffer);
        } else {
            buffer.compact();
        }
        try {
            while (buffer.position() < count && channel.read(buffer) > 0) {}
        } finally {
            buffer.flip();
        }
        return buffer.remaining() >= count;
    }
}
