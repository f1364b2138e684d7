package dev.aiperf.transport;

import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Opens HTTP/2 connections over the sockets of a sockets. */
final class Http2Connector {

    /** A window that closes would hold up the server, and its answers look slow. */
    private static final int STREAM_WINDOW_BYTES = 16 << 20;

    private static final int CONNECTION_WINDOW_BYTES = 1 << 30;

    /** How many connections are open or being opened. */
    private final AtomicInteger open = new AtomicInteger();

    private final Sockets sockets;
    private final HTTP2Client client;

    private Http2Connector(Sockets sockets) {
        this.sockets = sockets;
        client = new HTTP2Client(sockets);
    }

    static Http2Connector start(Sockets sockets) throws TransportException {
        Http2Connector started = new Http2Connector(sockets);
        started.client.setIdleTimeout(-1);
        started.client.setStreamIdleTimeout(-1);
        started.client.setInitialStreamRecvWindow(STREAM_WINDOW_BYTES);
        started.client.setInitialSessionRecvWindow(CONNECTION_WINDOW_BYTES);
        started.client.setMaxConcurrentPushedStreams(0);
        try {
            started.client.start();
            return started;
        } catch (Exception e) {
            throw new TransportException("the HTTP/2 client can't start: " + Failures.inWords(e), e);
        }
    }

    /** Opens a connection, unless this process has as many as the system lets it have. */
    void open(SocketAddress address, Route route, Http2Connection connection) {
        boolean spare = open.incrementAndGet() <= sockets.mostConnections();
        Promise<Session> session = connection.begin(this, sockets.getConnectTimeout(), open::decrementAndGet);
        if (!spare) {
            session.failed(new SocketException(Failures.TOO_MANY_FILES));
            return;
        }
        try {
            Map<String, Object> context = new ConcurrentHashMap<>();
            ClientConnectionFactory.Decorator way =
                    protocol -> route.before(Http2Handshake.watched(protocol, session), sockets.getExecutor());
            context.put(ClientConnectionFactory.Decorator.CONTEXT_KEY, way);
            SslContextFactory.Client tls = route.isSecure() ? sockets.tls() : null;
            client.connect(route.transport(address), tls, address, connection, session, context);
        } catch (Exception e) {
            session.failed(e);
        }
    }

    /** Runs something short once, later. */
    void schedule(Runnable task, Duration later) {
        sockets.schedule(task, later);
    }

    void stop() throws Exception {
        client.stop();
    }
}
