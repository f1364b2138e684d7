package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.run.RunResult;
import org.junit.jupiter.api.Test;

class RunLineTest {

    @Test
    void tellsHowMuchOfALatencyIsTheClientsAndHowTheClientDid() {
        RunResult result = SampleRun.cell(4, 12.5, 300);

        assertThat(RunLine.of(SampleRun.plan(), result, 2))
                .startsWith("Run 2: ")
                .contains(", 12.50 requests/s, ")
                .endsWith(", the client's own part of a TTFT about 0.08 ms, client healthy.");
    }

    @Test
    void tellsOfARunWithoutAValidRequest() {
        RunResult result = SampleRun.result(SampleRun.nothingValid(3));

        assertThat(RunLine.of(SampleRun.plan(), result, 1)).startsWith("Run 1: 0 of 3 requests valid, ");
    }
}
