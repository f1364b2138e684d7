package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    @Test
    void aPortInUseIsNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Call call = Call.of("simulate", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.err())
                    .isEqualTo("aiperf: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; choose another, or 0 for any that is free\n");
            assertThat(call.out()).isEmpty();
        }
    }

    @Test
    void theHelpNamesTheFaults() {
        assertThat(Call.of("simulate", "--help").out())
                .contains("stall-after=N[,stall=DURATION]", "reset-after=N", "no-done");
    }

    @Test
    void allWrongOptionsAreListedEachInALine() {
        Call call = Call.of("simulate", "--prot", "8000", "--decode-base", "soon");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().lines())
                .containsExactly(
                        "aiperf: option 'decode-base': 'soon' is not a duration; write a number and a unit (ns, us, ms, s,"
                                + " m), such as 8ms",
                        "aiperf: there is no option 'prot'; did you mean 'port'?");
    }
}
