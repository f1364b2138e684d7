package dev.aiperf.record;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.WallClockAnchor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file under the log: frames go into a buffer, the buffer into the file. For one thread. */
final class LogFile implements Closeable {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final FrameBuilder frame = new FrameBuilder();
    private final TimelineCodec timelines;
    private final PauseCodec pauses;

    /** Writes the header; the file must be empty. */
    LogFile(WritableByteChannel channel, WallClockAnchor anchor) throws IOException {
        this.channel = channel;
        timelines = new TimelineCodec(anchor.nanoTime());
        pauses = new PauseCodec(anchor.nanoTime());
        LogFormat.putHeader(anchor, buffer);
        flush();
    }

    /**
     * Makes the file with its header; one that exists is an error, since no result is ever overwritten. Only its owner may
     * read it, where a file system can say so: it holds answers as they came, and a server may quote a key in one.
     */
    static LogFile create(Path path, WallClockAnchor anchor) throws IOException {
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownerOnly(path));
        try {
            lock(channel);
            return new LogFile(channel, anchor);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** Tells others that this process writes the file; the lock ends with the process, however that ends. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // A file system without locks: nobody can be told, and nobody is.
            return;
        }
    }

    void append(Timeline timeline) throws IOException {
        frame.clear();
        frame.put(LogFormat.REQUEST);
        timelines.write(timeline, frame);
        appendFrame();
    }

    void append(ClientPause pause) throws IOException {
        frame.clear();
        frame.put(LogFormat.PAUSE);
        pauses.write(pause, frame);
        appendFrame();
    }

    private void appendFrame() throws IOException {
        if (buffer.remaining() < LogFormat.FRAME_HEAD_BYTES) {
            flush();
        }
        buffer.putInt(frame.length());
        buffer.putInt(LogFormat.checksum(frame.bytes(), 0, frame.length()));
        int at = 0;
        while (at < frame.length()) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int count = Math.min(buffer.remaining(), frame.length() - at);
            buffer.put(frame.bytes(), at, count);
            at += count;
        }
    }

    void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } finally {
            buffer.clear();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
