package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which users write where a server is. */
class TargetUrlTest {

    private static final String COMMAND =
            "profile --model M --tokenizer builtin --request-count 2 --no-self-check --ui none --url ";

    @TempDir
    Path folder;

    private void isAnsweredAt(Simulator simulator, String url) {
        Call call = Call.of(Call.words(COMMAND + url + " --artifact-dir " + folder.resolve("result")));

        assertThat(call.exitCode()).as("%s: %s", url, call.err()).isZero();
        assertThat(call.err()).as("the models are found beside the API").doesNotContain("was not checked");
        assertThat(simulator.truth()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT",
                "127.0.0.1:PORT",
                "localhost:PORT",
                "HTTP://localhost:PORT",
                "http://localhost:PORT/",
                "http://localhost:PORT/v1",
                "http://localhost:PORT/v1/",
                "http://localhost:PORT/v1/chat/completions",
                "http://localhost:PORT?tenant=a"
            })
    void aServerIsFoundHoweverItsUrlIsWritten(String url) throws IOException {
        try (Simulator simulator = Simulator.start(ProfileRun.quick())) {
            isAnsweredAt(
                    simulator,
                    url.replace("PORT", Integer.toString(simulator.uri().getPort())));
        }
    }

    @Test
    void aServerIsFoundByItsIpv6Address() throws IOException {
        boolean hasIpv6 = NetworkInterface.getByInetAddress(
                        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))
                != null;
        assumeThat(hasIpv6).as("this machine speaks IPv6").isTrue();
        SimulatorOptions options = ProfileRun.quick().with("host", "::1");
        try (Simulator simulator = Simulator.start(options)) {
            isAnsweredAt(simulator, "http://[::1]:" + simulator.uri().getPort());
        }
        try (Simulator simulator = Simulator.start(options)) {
            isAnsweredAt(simulator, "[::1]:" + simulator.uri().getPort());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:port", "http://", "ftp://localhost", "http://user:pass@localhost", "localhost:0"})
    void whatIsNoUrlIsRefused(String url) {
        Call call = Call.of(Call.words(COMMAND + url + " --artifact-dir " + folder.resolve("result")));

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaintLines())
                .singleElement()
                .asString()
                .contains(" must ")
                .doesNotContain("pass@");
    }
}
