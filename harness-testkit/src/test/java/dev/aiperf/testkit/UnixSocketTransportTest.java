package dev.aiperf.testkit;

import dev.aiperf.plan.IpVersion;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.TransportProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every transport promises, over a Unix domain socket. */
class UnixSocketTransportTest extends TransportKit {

    @TempDir
    Path folder;

    private Relay server;

    @BeforeEach
    void start() throws IOException {
        server = Relay.unixSocket(socket());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    protected TransportProvider provider() {
        return new Rerouted(
                new HttpTransportProvider(),
                new RoutePlan(IpVersion.AUTO, List.of(), Optional.of(socket()), Optional.empty()));
    }

    @Override
    boolean leadsToPortsAtOnce() {
        return false;
    }

    private Path socket() {
        return folder.resolve("s");
    }
}
