package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.Tokenizers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatSessionTest {

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
        SimulatorOptions stalled =
                SimulatorOptions.defaults().with("model", "M").with("fault", "stall-after=3");
        try (Simulator simulator = Simulator.start(stalled)) {
            assertThatThrownBy(() -> session(simulator, Duration.ofSeconds(2)).ask("hello", piece -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the answer did not end within 2s");
        }
    }

    @Test
    void anAnswerThatDoesNotBeginIsGivenUp() throws Exception {
        SimulatorOptions deaf = SimulatorOptions.defaults().with("model", "M").with("fault", "delay=60m");
        try (Simulator simulator = Simulator.start(deaf)) {
            assertThatThrownBy(() -> session(simulator, Duration.ofSeconds(1)).ask("hello", piece -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer came within 1s");
        }
    }

    private static ChatSession session(Simulator simulator, Duration answerTime)
            throws EndpointException, TokenizerException {
        return new ChatSession(
                simulator.uri(),
                "M",
                Map.of(),
                Optional.empty(),
                false,
                Tokenizers.installed()
                        .load(new TokenizerPlan(Optional.of("builtin"), "main", true), "M")
                        .tokenizer(),
                answerTime);
    }
}
