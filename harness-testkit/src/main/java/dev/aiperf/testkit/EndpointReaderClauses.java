package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.tokenizer.BuiltinTokenizers;
import dev.aiperf.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link EndpointTypeKit} asks of reading answers, and what it needs to know for that. */
abstract class EndpointReaderClauses {

    private final BuiltinTokenizers tokenizers = new BuiltinTokenizers();

    /** Returns the type to be tested. */
    protected abstract EndpointType endpointType();

    /** Returns a whole answer of the API that isn't a stream, as a server would send it, whose text is the given one. */
    protected abstract String wholeAnswer(String text);

    /**
     * Returns the data of one event in the middle of a streamed answer, as a server would send it, that carries a piece
     * of text. Not called for a type that doesn't stream.
     */
    protected abstract String streamedEvent(String text);

    /** Returns the data of the event by which servers end a stream; empty when the API has none. */
    protected Optional<String> endMark() {
        return Optional.of("[DONE]");
    }

    /** Returns whether the embedded simulator serves the API; if so, its answers must be read exactly. */
    protected boolean isServedBySimulator() {
        return false;
    }

    @Test
    public final void readsAWholeAnswer() {
        for (String text : List.of("Yes.", "Grüße \ud83d\ude00\n", " ")) {
            ResponsePart part = read(wholeAnswer(text));

            assertThat(part.error()).isEmpty();
            assertThat(part.content()).isEqualTo(text);
            assertThat(part.hasContent()).isTrue();
        }
    }

    @Test
    public final void readsEventsOfAStream() {
        assumeTrue(endpointType().streams(), "the type doesn't stream");
        for (String text : List.of("Yes", " Grüße \ud83d\ude00", "\n")) {
            ResponsePart part = read(streamedEvent(text));

            assertThat(part.error()).isEmpty();
            assertThat(part.content()).isEqualTo(text);
            assertThat(part.last()).isFalse();
        }
    }

    @Test
    public final void theEndMarkEndsAStreamAndIsNoContent() {
        assumeTrue(endpointType().streams() && endMark().isPresent(), "the API has no end mark");

        ResponsePart part = read(endMark().orElseThrow());

        assertThat(part.last()).isTrue();
        assertThat(part.hasContent()).isFalse();
        assertThat(part.error()).isEmpty();
    }

    @Test
    public final void onlyTheBytesOfTheEventAreRead() {
        byte[] bytes = ("[\"" + wholeAnswer("Yes.") + "\"}").getBytes(StandardCharsets.UTF_8);

        ResponsePart part = endpointType().reader().read(bytes, 2, bytes.length - 2);

        assertThat(part.content()).isEqualTo("Yes.");
    }

    @Test
    public final void nothingIsNoContent() {
        assertThat(read("").hasContent()).isFalse();
        assertThat(read(" \n").hasContent()).isFalse();
    }

    @Test
    public final void whatIsCutIsAnErrorAndNoContent() {
        for (String whole : answers("a text that is cut somewhere, Grüße")) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int cut = 1; cut < bytes.length; cut++) {
                ResponsePart part = endpointType().reader().read(bytes, 0, cut);

                assertThat(part.error())
                        .as("the first %d bytes of %s", cut, whole)
                        .isPresent();
                assertThat(part.hasContent()).isFalse();
            }
        }
    }

    @Test
    public final void noBytesMakeTheReaderThrow() {
        ResponseReader reader = endpointType().reader();
        Random random = new Random(1);
        List<String> answers = answers("Yes. Grüße");
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            requireNoThrow(reader, bytes);

            byte[] spoilt = answers.get(i % answers.size()).getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k < 1 + i % 3; k++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            requireNoThrow(reader, spoilt);
        }
        for (String odd : List.of("null", "0", "\"\"", "[]", "{}", "[{}]", "{\"error\":{}}", "[".repeat(100_000))) {
            requireNoThrow(reader, odd.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    public final void threadsMayShareOneReader() throws InterruptedException {
        ResponseReader reader = endpointType().reader();
        List<String> answers = answers("What many threads read at once.");
        List<ResponsePart> expected = answers.stream().map(this::read).toList();

        List<Boolean> same = InParallel.all(() -> {
            boolean all = true;
            for (int i = 0; i < 2_000; i++) {
                byte[] data = answers.get(i % answers.size()).getBytes(StandardCharsets.UTF_8);
                all &= expected.get(i % answers.size()).equals(reader.read(data, 0, data.length));
            }
            return all;
        });

        assertThat(same).containsOnly(true);
    }

    @Test
    public final void readsWhatTheSimulatorAnswersAtOnce() throws Exception {
        assumeTrue(isServedBySimulator(), "the simulator doesn't serve this API");
        requireExact(SimulatedExchange.ask(endpointType(), false, Map.of()));
        requireExact(SimulatedExchange.ask(endpointType(), false, Map.of("international", "true")));
    }

    @Test
    public final void readsWhatTheSimulatorStreamsInEachDialect() throws Exception {
        assumeTrue(isServedBySimulator() && endpointType().streams(), "the simulator doesn't stream this API");
        for (String dialect : List.of("openai", "vllm", "sglang", "tgi", "trtllm", "ollama")) {
            for (String tokens : List.of("1", "5")) {
                SimulatedExchange exchange = SimulatedExchange.ask(
                        endpointType(), true, Map.of("dialect", dialect, "tokens-per-chunk", tokens));

                requireExact(exchange);
                assertThat(exchange.parts().stream().filter(ResponsePart::hasContent))
                        .as("content events in the dialect of %s", dialect)
                        .hasSize(exchange.truth().contentNanos().length);
                assertThat(exchange.parts().stream().map(ResponsePart::last).filter(last -> last))
                        .hasSize(endMark().isPresent() ? 1 : 0);
            }
        }
    }

    /** Each word of the simulator is one token of the built-in encoding, so what was read can be counted exactly. */
    private void requireExact(SimulatedExchange exchange) throws Exception {
        Tokenizer tokenizer = tokenizers.load("builtin", "").orElseThrow();

        assertThat(exchange.parts()).allMatch(part -> part.error().isEmpty());
        assertThat(tokenizer.count(exchange.content()) + tokenizer.count(exchange.reasoning()))
                .as("tokens of \"%s\"", exchange.content())
                .isEqualTo(exchange.truth().completionTokens());
        assertThat(exchange.parts().stream().flatMap(part -> part.usage().stream()))
                .last()
                .satisfies(usage -> assertThat(usage.completionTokens())
                        .hasValue(exchange.truth().completionTokens()));
    }

    private List<String> answers(String text) {
        return endpointType().streams() ? List.of(wholeAnswer(text), streamedEvent(text)) : List.of(wholeAnswer(text));
    }

    private static void requireNoThrow(ResponseReader reader, byte[] bytes) {
        assertThatCode(() -> assertThat(reader.read(bytes, 0, bytes.length)).isNotNull())
                .as("reading %s", new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotThrowAnyException();
    }

    private ResponsePart read(String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return endpointType().reader().read(bytes, 0, bytes.length);
    }
}
