package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.Tokenizers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

    @Test
    void aListOfModelsThatDoesNotEndIsGivenUp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ChatSessionTest::drip);
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(session(base, Duration.ofSeconds(1)).greet()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    /** Answers a blank at a time, until nobody reads it any more. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static ChatSession session(Simulator simulator, Duration answerTime)
            throws EndpointException, TokenizerException {
        return session(simulator.uri(), answerTime);
    }

    private static ChatSession session(URI base, Duration answerTime) throws EndpointException, TokenizerException {
        return new ChatSession(
                base,
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
