package dev.aiperf.testkit;

import dev.aiperf.transport.Http2TransportProvider;
import dev.aiperf.transport.TransportProvider;

class Http2TransportTest extends Http2TransportKit {

    @Override
    protected TransportProvider provider() {
        return new Http2TransportProvider();
    }
}
