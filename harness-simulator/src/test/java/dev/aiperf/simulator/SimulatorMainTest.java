package dev.aiperf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        ByteArrayInputStream endedInput = new ByteArrayInputStream("anything".getBytes(StandardCharsets.UTF_8));
        return new SimulatorMain(endedInput, stream(out), stream(err)).run(List.of(arguments));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void itSaysWhereItListensAndEndsWithItsInput() {
        int code = run("--exit-with-stdin", "--decode-base", "1ms", "--prefix-cache=false", "--independent-streams");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("listening on http://127\\.0\\.0\\.1:\\d+\\R");
        assertThat(err.size()).isZero();
    }

    @Test
    void aBadOptionIsOneLineAndExitCodeTwo() {
        assertThat(run("--prot", "8000", "--exit-with-stdin")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("there is no option 'prot'; did you mean 'port'?");
        assertThat(out.size()).isZero();
    }

    @Test
    void aMissingValueIsToldAsSuch() {
        assertThat(run("--port")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("option 'port' needs a value");
    }

    @Test
    void anArgumentThatIsNoOptionIsRefused() {
        assertThat(run("8000")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'8000' is no option");
    }

    @Test
    void aPortInUseIsOneLineAndExitCodeOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);

            assertThat(err.toString(StandardCharsets.UTF_8).strip())
                    .isEqualTo("port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; choose another, or 0 for any that is free");
        }
    }

    @Test
    void helpTellsOfEveryOption() {
        assertThat(run("--help")).isZero();
        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(SimulatorOptions.catalogue())
                .allSatisfy(option -> assertThat(help).contains("--" + option.name() + " ", option.help()));
    }
}
