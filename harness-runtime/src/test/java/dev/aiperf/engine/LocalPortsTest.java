package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LocalPortsTest {

    private static final String SOCKETS = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
               1: 0100007F:8001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4 30 10 -1
               2: 0100007F:1F90 0100007F:8001 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 20 4 30 10 -1
               3: 0100007F:8002 0100007F:1F90 06 00000000:00000000 03:00000F21 00000000     0        0 0 3 0
               4: 0100007F:8003 0100007F:1F91 01 00000000:00000000 00:00000000 00000000     0        0 4 1 0 20 4 30 10 -1
              10: 0000000000000000FFFF00000100007F:8004 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00 0 0
            """;

    @Test
    void connectionsToTheServersPortAreCountedAlsoThoseTheSystemStillHolds() throws IOException {
        assertThat(count("http://localhost:8080/v1")).isEqualTo(3);
        assertThat(count("http://localhost:8081")).isEqualTo(1);
        assertThat(count("http://localhost")).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionOfThisProcessIsCounted() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPorts ports = LocalPorts.to(URI.create("http://localhost:" + server.getLocalPort()));
            assertThat(ports.inUse()).hasValue(0);
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
                assertThat(ports.inUse()).hasValue(1);
            }
        }
        assertThat(LocalPorts.limit().orElse(0)).isPositive();
    }

    private static long count(String url) throws IOException {
        return LocalPorts.to(URI.create(url))
                .countOf(new ByteArrayInputStream(SOCKETS.getBytes(StandardCharsets.US_ASCII)));
    }
}
