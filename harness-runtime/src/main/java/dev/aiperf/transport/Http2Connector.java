package dev.aiperf.transport;

import java.net.InetSocketAddress;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.util.Promise;

/** Opens HTTP/2 connections over the sockets of a connector. */
final class Http2Connector {

    /** A window that closes would hold up the server, and its answers look slow. */
    private static final int STREAM_WINDOW_BYTES = 16 << 20;

    private static final int CONNECTION_WINDOW_BYTES = 1 << 30;

    private final HttpConnector connector;
    private final HTTP2Client client;

    private Http2Connector(HttpConnector connector) {
        this.connector = connector;
        client = new HTTP2Client(connector);
    }

    static Http2Connector start(HttpConnector connector) throws TransportException {
        Http2Connector started = new Http2Connector(connector);
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

    /** Opens a connection; it can be used once its listener has heard of the server's settings. */
    void open(InetSocketAddress address, boolean secure, Session.Listener listener, Promise<HTTP2Session> opened) {
        Promise<Session> session = Promise.from(made -> opened.succeeded((HTTP2Session) made), opened::failed);
        try {
            if (secure) {
                client.connect(connector.tls(), address, listener, session);
            } else {
                client.connect(address, listener, session);
            }
        } catch (Exception e) {
            opened.failed(e);
        }
    }

    void stop() throws Exception {
        client.stop();
    }
}
