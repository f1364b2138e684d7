package dev.aiperf.run.fork;

import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.Deadline;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One end of the connection between a run's own process and the process that started it.
 *
 * <p>A frame is a byte for its kind, four for the length of its payload, and the payload, which is JSON. Sending is safe
 * for any number of threads, and ends the link where the other end doesn't read; receiving is for one.
 */
final class Link implements Closeable {

    /** Where both ends meet, whatever either JVM's settings of address families say. */
    static final InetAddress LOOPBACK = loopback();

    private static final int MOST_BYTES = 64 << 20;
    /** A process may stop in the middle of a frame for as long as its longest garbage collection takes. */
    private static final Duration FRAME_TIME = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Socket socket;
    private final Duration frameTime;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** A frame that has come. */
    record Frame(FrameKind kind, byte[] payload) {

        /**
         * Returns the payload.
         *
         * @throws BrokenLinkException when it is no such thing
         */
        <T> T as(Class<T> type) throws BrokenLinkException {
            try {
                return Objects.requireNonNull(JSON.readValue(payload, type), "null");
            } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
                throw new BrokenLinkException("a frame " + kind + " that can't be read", e);
            }
        }
    }

    /** The link carries what isn't a frame. */
    static final class BrokenLinkException extends IOException {
        BrokenLinkException(String what) {
            super(what);
        }

        BrokenLinkException(String what, Throwable cause) {
            super(what, cause);
        }
    }

    Link(Socket socket) throws IOException {
        this(socket, FRAME_TIME);
    }

    /**
     * @param frameTime how long the next bytes of a frame that has begun are waited for, and how long one may take to be sent
     */
    Link(Socket socket, Duration frameTime) throws IOException {
        this.socket = socket;
        this.frameTime = frameTime;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Connects to whoever listens on a port of this machine. */
    static Link to(int port, Duration timeout) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(LOOPBACK, port), (int) timeout.toMillis());
            return new Link(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(FrameKind kind) throws IOException {
        send(kind, new byte[0]);
    }

    void send(FrameKind kind, Object payload) throws IOException {
        send(kind, JSON.writeValueAsBytes(payload));
    }

    /** One thread that waits for the other end holds up the rest, but for no longer than a frame may take: then all fail. */
    private synchronized void send(FrameKind kind, byte[] payload) throws IOException {
        Deadline deadline = Deadline.closing(socket, frameTime);
        try (deadline) {
            out.writeByte(kind.code());
            out.writeInt(payload.length);
            out.write(payload);
            out.flush();
        } catch (IOException e) {
            throw deadline.hasPassed()
                    ? new IOException(
                            "the other end took nothing of a frame " + kind + " for " + DurationText.format(frameTime),
                            e)
                    : e;
        }
    }

    /**
     * Waits for the next frame.
     *
     * @param patience how long to wait for its first byte
     * @return the frame; empty when none began in time
     * @throws EOFException when the other end has closed the link
     * @throws BrokenLinkException when what came is no frame
     */
    Optional<Frame> receive(Duration patience) throws IOException {
        return receive(patience, MOST_BYTES);
    }

    /**
     * Waits for the next frame, as {@link #receive(Duration)} does.
     *
     * @param mostBytes how many bytes its payload may have
     */
    Optional<Frame> receive(Duration patience, int mostBytes) throws IOException {
        socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
        int kind;
        try {
            kind = in.read();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        if (kind < 0) {
            throw new EOFException("the link was closed");
        }
        try {
            socket.setSoTimeout((int) frameTime.toMillis());
            return Optional.of(rest(kind, mostBytes));
        } catch (SocketTimeoutException e) {
            throw new BrokenLinkException("a frame that broke off", e);
        }
    }

    private Frame rest(int code, int mostBytes) throws IOException {
        FrameKind kind =
                FrameKind.of(code).orElseThrow(() -> new BrokenLinkException("a frame of the unknown kind " + code));
        int length = in.readInt();
        if (length < 0 || length > mostBytes) {
            throw new BrokenLinkException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the link was closed in the middle of a frame");
        }
        return new Frame(kind, payload);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
