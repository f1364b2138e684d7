package dev.aiperf.transport;

/** HTTP/1.1 over Jetty's client. */
public final class HttpTransportProvider implements TransportProvider {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Transport open(TransportSettings settings) throws TransportException {
        return JettyTransport.start(settings);
    }
}
