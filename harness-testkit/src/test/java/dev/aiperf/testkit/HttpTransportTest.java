package dev.aiperf.testkit;

import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.TransportProvider;

class HttpTransportTest extends TransportKit {

    @Override
    protected TransportProvider provider() {
        return new HttpTransportProvider();
    }
}
