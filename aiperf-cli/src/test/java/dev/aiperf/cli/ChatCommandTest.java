package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatCommandTest {

    private static Simulator simulator(String... options) throws IOException {
        SimulatorOptions all = SimulatorOptions.defaults()
                .with("model", "M")
                .with("any-model", "false")
                .with("decode-base", "100us")
                .with("output-tokens", "8");
        for (int i = 0; i < options.length; i += 2) {
            all = all.with(options[i], options[i + 1]);
        }
        return Simulator.start(all);
    }

    private static Call ask(Simulator simulator, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("chat", "--model", "M", "--url", simulator.uri().toString()));
        arguments.addAll(List.of(more));
        return Call.of(arguments);
    }

    @Test
    void aQuestionIsAnsweredOnStandardOutputAndTimedOnStandardError() throws IOException {
        try (Simulator simulator = simulator()) {
            Call call = ask(simulator, "--quick", "How are you?");

            assertThat(call.exitCode()).isZero();
            RequestTruth truth = simulator.truth().get(0);
            assertThat(call.out().strip().split(" ")).hasSize(truth.completionTokens());
            assertThat(call.err())
                    .matches("\\[first token \\d+ ms, " + truth.completionTokens()
                            + " tokens, [\\d.]+ tokens/s, \\d+ ms in all]\\n");
        }
    }

    @Test
    void earlierTurnsAreSentAlongUnlessToldNotTo() throws IOException {
        try (Simulator simulator = simulator()) {
            Call kept = talk(simulator, "one two three\n\nfour five six\n/quit\nnever asked\n");
            List<RequestTruth> truth = simulator.truth();

            assertThat(kept.exitCode()).isZero();
            assertThat(truth).hasSize(2);
            // The second prompt holds the first question and its answer, too.
            assertThat(truth.get(1).promptTokens())
                    .isGreaterThanOrEqualTo(
                            truth.get(0).promptTokens() + truth.get(0).completionTokens() + 3);
        }
        try (Simulator simulator = simulator()) {
            talk(simulator, "one two three\nfour five six\n", "--no-history");

            assertThat(simulator.truth())
                    .hasSize(2)
                    .extracting(RequestTruth::promptTokens)
                    .containsOnly(simulator.truth().get(0).promptTokens());
        }
    }

    @Test
    void aSystemPromptGoesBeforeTheQuestion() throws IOException {
        try (Simulator simulator = simulator()) {
            ask(simulator, "--quick", "hello");
            ask(simulator, "--quick", "hello", "--system-prompt", "Answer in one word");

            List<RequestTruth> truth = simulator.truth();
            assertThat(truth.get(1).promptTokens())
                    .isGreaterThanOrEqualTo(truth.get(0).promptTokens() + 4);
        }
    }

    @Test
    void theKeyIsSentAndNeverShown() throws IOException {
        try (Simulator simulator = simulator("api-key", "sk-very-secret")) {
            assertThat(ask(simulator, "-q", "hello", "--api-key", "sk-very-secret")
                            .exitCode())
                    .isZero();

            Call refused = ask(simulator, "-q", "hello", "--api-key", "sk-wrong-secret");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.complaintLines()).singleElement().asString().startsWith("aiperf: HTTP 401: ");
            assertThat(refused.out() + refused.err()).doesNotContain("secret");
        }
    }

    @Test
    void whatGoesWrongIsToldInOneLine() throws IOException {
        String url;
        try (Simulator simulator = simulator()) {
            url = simulator.uri().toString();
            Call unknownModel = Call.of("chat", "-m", "other", "-u", url, "-q", "hello");
            assertThat(unknownModel.exitCode()).isEqualTo(1);
            assertThat(unknownModel.err().lines().toList())
                    .hasSize(2)
                    .first()
                    .isEqualTo("aiperf: " + url + " doesn't list the model other; it lists: M");
            assertThat(unknownModel.err()).contains("\naiperf: HTTP 404: ");
            assertThat(Call.of("chat", "-m", "M", "-u", url + "/nowhere", "-q", "hello")
                            .err())
                    .isEqualTo("aiperf: HTTP 404: there is nothing at /nowhere/v1/chat/completions\n");
        }
        Call gone = Call.of("chat", "-m", "M", "-u", url + "?api_key=sk-very-secret", "-q", "hello");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err()).isEqualTo("aiperf: " + url + " doesn't answer: is the server running?\n");
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() throws IOException {
        for (String fault : List.of("empty-stream", "role-only", "not-json", "cut-after=3", "reset-after=3")) {
            try (Simulator simulator = simulator("fault", fault)) {
                Call call = ask(simulator, "-q", "hello");

                assertThat(call.exitCode()).as(fault).isEqualTo(1);
                assertThat(call.complaintLines()).as(fault).hasSize(1);
            }
        }
    }

    @Test
    void wrongUseIsToldWithWhatToWrite() {
        assertThat(Call.of("chat").complaint())
                .isEqualTo("aiperf: --model is missing; write --model and the name of the model to ask");
        assertThat(Call.of("chat", "-m", "M", "--quik", "x").complaint())
                .isEqualTo("aiperf: --quik is not an option of chat; did you mean --quick?");
        assertThat(Call.of("chat", "-m", "M", "hello").complaint())
                .isEqualTo("aiperf: there is no place for \"hello\"; --quick \"hello\" asks it");
        assertThat(Call.of("chat", "-m", "M", "-q", "").complaint())
                .isEqualTo("aiperf: --quick needs something to ask");
        assertThat(Call.of("chat", "--help").out()).contains("(default: http://localhost:8000)");
        assertThat(Call.of("chat", "-m").complaint()).isEqualTo("aiperf: --model needs a value");
        for (String url : List.of("localhost:port", "ftp://h", "http://", "http://a b")) {
            Call call = Call.of("chat", "-m", "M", "-q", "x", "-u", url);
            assertThat(call.exitCode()).as(url).isEqualTo(2);
            assertThat(call.complaint()).isEqualTo("aiperf: --url must be a URL such as http://localhost:8000");
        }
        assertThat(Call.of("chat", "-m", "M", "--api-key", "env:NO_SUCH_VARIABLE_HERE")
                        .complaint())
                .isEqualTo("aiperf: --api-key env:NO_SUCH_VARIABLE_HERE names an environment variable that isn't set");
    }

    private static Call talk(Simulator simulator, String lines, String... more) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            return ask(simulator, more);
        } finally {
            System.setIn(before);
        }
    }
}
