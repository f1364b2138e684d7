package dev.aiperf.testkit;

import dev.aiperf.plan.IpVersion;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.transport.Http2TransportProvider;
import dev.aiperf.transport.TransportProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every transport promises, through a proxy's tunnel. */
class ProxiedHttp2TransportTest extends Http2TransportKit {

    private Relay proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = Relay.proxy();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Override
    protected TransportProvider provider() {
        try {
            return new Rerouted(
                    new Http2TransportProvider(),
                    new RoutePlan(IpVersion.AUTO, List.of(), Optional.empty(), Optional.of(proxy.url())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
