package dev.aiperf.transport;

/** HTTP/1.1, in the clear and by TLS. */
public final class HttpTransportProvider implements TransportProvider {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Transport open(TransportSettings settings) throws TransportException {
        return HttpTransport.start(settings);
    }
}
