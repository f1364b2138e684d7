package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What requests go over, from the option to the result. */
class NetworkTest {

    @TempDir
    Path folder;

    private Simulator server;

    @BeforeEach
    void start() throws IOException {
        server = Simulator.start(ProfileRun.quick());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Call profile(String host, String options) {
        return Call.of(Call.words("profile --model M --tokenizer builtin --no-model-check --no-self-check --ui none"
                + " --request-count 3 --url http://" + host + ":" + server.uri().getPort() + " --artifact-dir "
                + folder.resolve("result") + " " + options));
    }

    @Test
    void aHostIsLookedUpOnceAndItsAddressesAreShownAndKept() throws IOException {
        Call call = profile("localhost", "--ip-version 4 --connection-reuse-strategy never");

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err()).contains("Host:   localhost is 127.0.0.1, looked up once a run.");
        JsonNode result =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("result/profile_export_aiperf.json")));
        JsonNode network = result.path("harness").path("network");
        assertThat(network.path("transport").stringValue()).isEqualTo("http");
        assertThat(network.path("connection_reuse").stringValue()).isEqualTo("never");
        assertThat(network.path("hosts").path("localhost").path(0).stringValue())
                .isEqualTo("127.0.0.1");
        assertThat(result.path("input_config")
                        .path("endpoint")
                        .path("connection_reuse")
                        .stringValue())
                .isEqualTo("never");
    }

    @Test
    void theChecksBeforeTheLoadGoTheSameWay() {
        Call proxy = profile("localhost", "--proxy http://127.0.0.1:1");
        Call socket = profile("localhost", "--unix-socket " + folder.resolve("none"));

        assertThat(proxy.err()).contains("doesn't answer through the proxy http://127.0.0.1:1: connection refused");
        assertThat(socket.err()).contains("doesn't answer: there is no such socket");
        assertThat(server.truth()).isEmpty();
    }
}
