package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

    @RegisterExtension
    static final SimulatorExtension simulator =
            SimulatorExtension.with("independent-streams", "true").and("decode-base", "0.1ms");

    @Test
    void runsWhileTheTestsDoAndTellsWhatItDid() throws Exception {
        assertThat(ask(simulator.uri(), "first", 5)).isEqualTo(200);

        RequestTruth truth = simulator.truth("first").orElseThrow();
        assertThat(truth.completionTokens()).isEqualTo(5);
        assertThat(truth.outcome()).isEqualTo(RequestTruth.COMPLETED);
        assertThat(simulator.truth()).contains(truth);
    }

    @Test
    void parametersAreTheSimulatorAndItsAddress(Simulator itself, URI uri) {
        assertThat(itself).isSameAs(simulator.simulator());
        assertThat(uri).isEqualTo(simulator.uri());
    }

    @Test
    void oneThatNoClassRegistersSaysSo() {
        assertThatThrownBy(() -> new SimulatorExtension().uri())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static field");
    }

    @Test
    void anOptionThatDoesNotExistIsRefusedAtOnce() {
        assertThatThrownBy(() -> SimulatorExtension.with("decode-bass", "1ms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decode-base");
    }

    @Nested
    class NestedTests {

        @Test
        void shareTheSimulatorOfTheClassAroundThem(Simulator itself) throws Exception {
            assertThat(itself).isSameAs(simulator.simulator());
            assertThat(ask(simulator.uri(), "nested", 2)).isEqualTo(200);
        }
    }

    private static int ask(URI base, String id, int tokens) throws Exception {
        String body =
                "{\"model\":\"m\",\"max_tokens\":" + tokens + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .header("X-Request-ID", id)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
