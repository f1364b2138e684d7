package dev.aiperf.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * A connection to a proxy, up to its answer that it now leads to the server (RFC 9110, 9.3.6); after that it is one to the server.
 * Its selector thread is the only one to touch it.
 */
final class Tunnel extends AbstractConnection implements Connection.UpgradeFrom {

    private static final int MOST_HEAD_BYTES = 16 << 10;
    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*", Pattern.DOTALL);

    private final String authority;
    private final ClientConnectionFactory protocol;
    private final Map<String, Object> context;
    /** What was read; the head of the proxy's answer first. */
    private final ByteBuffer in = ByteBuffer.allocate(MOST_HEAD_BYTES);

    /**
     * @param authority the server's host and port
     * @param protocol what makes the connection to the server
     * @param context of the connection being opened; who waits for it is told through it
     */
    Tunnel(
            EndPoint endPoint,
            Executor executor,
            String authority,
            ClientConnectionFactory protocol,
            Map<String, Object> context) {
        super(endPoint, executor);
        this.authority = authority;
        this.protocol = protocol;
        this.context = context;
    }

    @Override
    public void onOpen() {
        super.onOpen();
        String request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + HEAD_END;
        getEndPoint()
                .write(
                        Callback.from(this::fillInterested, this::fail),
                        ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void onFillable() {
        try {
            ByteBuffer part = ByteBuffer.allocate(in.remaining());
            BufferUtil.clear(part);
            int count = getEndPoint().fill(part);
            if (count < 0) {
                fail(new WordedException("the proxy closed the connection instead of leading to the server"));
                return;
            }
            in.put(part);
            String head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int end = head.indexOf(HEAD_END);
            if (end >= 0) {
                onHead(head.substring(0, end), end + HEAD_END.length());
            } else if (in.hasRemaining()) {
                fillInterested();
            } else {
                fail(new WordedException("the proxy's answer is not valid HTTP"));
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void onHead(String head, int length) throws IOException {
        Matcher status = STATUS.matcher(head);
        if (!status.matches()) {
            fail(new WordedException("the proxy's answer is not valid HTTP"));
        } else if (status.group(1).startsWith("2")) {
            in.flip().position(length);
            getEndPoint().upgrade(protocol.newConnection(getEndPoint(), context));
        } else {
            fail(new WordedException("the proxy does not lead to the server (HTTP " + status.group(1) + ")"));
        }
    }

    /** Returns what the server has said already. */
    @Override
    public ByteBuffer onUpgradeFrom() {
        return in.slice();
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        fail(cause);
    }

    private void fail(Throwable cause) {
        if (context.get(ClientConnector.CONNECTION_PROMISE_CONTEXT_KEY) instanceof Promise<?> opened) {
            opened.failed(cause);
        }
        close();
    }
}
