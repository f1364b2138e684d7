package dev.aiperf.transport;

/** HTTP/2: in the clear with prior knowledge (h2c), and by TLS (h2). */
public final class Http2TransportProvider implements TransportProvider {

    @Override
    public String name() {
        return "http2";
    }

    @Override
    public boolean speaksHttp1() {
        return false;
    }

    @Override
    public Transport open(TransportSettings settings) throws TransportException {
        return Http2Transport.start(settings);
    }
}
