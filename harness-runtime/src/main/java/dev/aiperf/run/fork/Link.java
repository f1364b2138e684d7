package dev.aiperf.run.fork;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One end of the connection between a run's own process and the process that started it.
 *
 * <p>A frame is a byte for its kind, four for the length of its payload, and the payload, which is JSON. Sending is safe
 * for any number of threads; receiving is for one.
 */
final class Link implements Closeable {

    private static final int MOST_BYTES = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Socket socket;
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
                return JSON.readValue(payload, type);
            } catch (JacksonException e) {
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
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Connects to whoever listens on a port of this machine. */
    static Link to(int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) timeout.toMillis());
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

    private synchronized void send(FrameKind kind, byte[] payload) throws IOException {
        out.writeByte(kind.code());
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
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
            return Optional.of(rest(kind));
        } catch (SocketTimeoutException e) {
            throw new BrokenLinkException("a frame that broke off", e);
        }
    }

    private Frame rest(int code) throws IOException {
        FrameKind kind =
                FrameKind.of(code).orElseThrow(() -> new BrokenLinkException("a frame of the unknown kind " + code));
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new BrokenLinkException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the link was closed in the middle of a frame");
        }
        return new Frame(kind, payload);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
