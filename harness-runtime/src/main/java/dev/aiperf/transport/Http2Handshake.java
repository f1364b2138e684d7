package dev.aiperf.transport;

import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.Promise;

/** Tells of a handshake of TLS that fails, or settles on another protocol: of neither Jetty's client for HTTP/2 does. */
record Http2Handshake(SslConnection connection, Promise<Session> opened) implements SslHandshakeListener {

    private static final String PROTOCOL = "h2";

    /** Watches the handshake of what a factory makes, where that is a connection of TLS. */
    static ClientConnectionFactory watched(ClientConnectionFactory factory, Promise<Session> opened) {
        return (endPoint, context) -> {
            Connection made = factory.newConnection(endPoint, context);
            if (made instanceof SslConnection secure) {
                secure.addHandshakeListener(new Http2Handshake(secure, opened));
            }
            return made;
        };
    }

    @Override
    public void handshakeSucceeded(Event event) {
        if (!PROTOCOL.equals(event.getSSLEngine().getApplicationProtocol())) {
            opened.failed(new WordedException("the server does not speak HTTP/2"));
            connection.close();
        }
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        opened.failed(failure);
    }
}
