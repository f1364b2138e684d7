package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatMessages;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.endpoint.RequestSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EndpointType} promises: its bodies are JSON that carries what was asked, extra members win in the right
 * order, and its reader reads what servers send and never throws, whatever they send.
 *
 * <p>The author of a type says how answers of the API look:
 *
 * <pre>{@code
 * class MyEndpointTest extends EndpointTypeKit {
 *     protected EndpointType endpointType() { return new MyEndpoint(); }
 *     protected String wholeAnswer(String text) { return "{\"text\":" + quoted(text) + "}"; }
 *     protected String streamedEvent(String text) { return "{\"piece\":" + quoted(text) + "}"; }
 *     protected Optional<String> outputLengthMember(boolean legacy) { return Optional.of("max_length"); }
 * }
 * }</pre>
 */
public abstract class EndpointTypeKit extends EndpointReaderClauses {

    private static final String MODEL = "kit-model";
    private static final Map<String, Object> NONE = Map.of();

    private static final List<String> AWKWARD_TEXTS = List.of(
            "",
            " ",
            "quotes \" ' ` and \\ slashes / \\\\",
            "lines\nand\r\nmore\ttabs",
            "controls \u0000 \u0007 \u001f \u007f \u0085",
            "separators \u2028 \u2029 \ufeff",
            "Grüße, 你好, שלום, \ud83d\ude00\ud83c\udffd",
            "{\"not\": [\"a\", \"member\"]}",
            "x".repeat(200_000));

    /**
     * Returns the member of a body by which an output length is asked for; empty when the API has none.
     *
     * @param legacy whether {@code --use-legacy-max-tokens} is set
     */
    protected abstract Optional<String> outputLengthMember(boolean legacy);

    /** Returns the member that names the model; empty when bodies of the API don't name it. */
    protected Optional<String> modelMember() {
        return Optional.of("model");
    }

    @Test
    public final void nameAndPathAreFitForOptionsAndUrls() {
        assertThat(endpointType().name()).matches("[a-z][a-z0-9_-]*");
        assertThat(endpointType().path()).startsWith("/").doesNotContain(" ", "//", "?", "#");
    }

    @Test
    public final void aBodyCarriesModelTextAndOutputLength() {
        for (boolean streaming : new boolean[] {false, endpointType().streams()}) {
            for (boolean legacy : new boolean[] {false, true}) {
                RequestSettings settings = new RequestSettings(MODEL, streaming, legacy, NONE);
                Map<String, @Nullable Object> body = body(settings, turn(List.of("What is TTFT?"), 345, NONE));

                modelMember().ifPresent(member -> assertThat(body).containsEntry(member, MODEL));
                outputLengthMember(legacy).ifPresent(member -> assertThat(body).containsEntry(member, 345));
                assertThat(BodyJson.textsIn(body)).anyMatch(text -> text.contains("What is TTFT?"));
            }
        }
    }

    @Test
    public final void noOutputLengthIsAskedForWhereATurnHasNone() {
        Map<String, @Nullable Object> body = body(settings(NONE), turn(List.of("Hi"), 0, NONE));

        outputLengthMember(false).ifPresent(member -> assertThat(body).doesNotContainKey(member));
        outputLengthMember(true).ifPresent(member -> assertThat(body).doesNotContainKey(member));
    }

    @Test
    public final void aTypeThatTakesMessagesSendsThoseThatATurnBringsAlong() {
        List<Map<String, Object>> messages = List.of(
                ChatMessages.message("system", List.of("Be brief.")), ChatMessages.message("user", List.of("Why?")));
        Turn turn = turn(List.of("Be brief.", "Why?"), 0, Map.of(ChatMessages.MEMBER, messages));

        if (endpointType().takesMessages()) {
            assertThat(body(settings(NONE), turn)).containsEntry(ChatMessages.MEMBER, messages);
        }
    }

    @Test
    public final void severalTextsAreCarriedInTheirOrder() {
        List<String> texts = List.of("alpha one", "beta two", "gamma three");

        String carried = String.join("\n", BodyJson.textsIn(body(settings(NONE), turn(texts, 5, NONE))));

        assertThat(carried).containsSubsequence(texts);
    }

    @Test
    public final void anyTextComesBackTheSameFromAParser() {
        RequestEncoder encoder = endpointType().encoder(settings(NONE));
        for (String text : AWKWARD_TEXTS) {
            Map<String, @Nullable Object> body = BodyJson.of(encoder.encode(turn(List.of(text), 5, NONE)));

            assertThat(String.join("\n", BodyJson.textsIn(body)).contains(text))
                    .as("the body has the text %.40s", text)
                    .isTrue();
        }
    }

    @Test
    public final void halfASurrogatePairDoesNotMakeTheEncoderThrow() {
        // JSON can escape half a character, so a file of prompts can hold one.
        assertThat(BodyJson.of(endpointType().encoder(settings(NONE)).encode(Turn.of("half \ud83d of it"))))
                .isNotEmpty();
    }

    @Test
    public final void extraInputsWinOverWhatTheApiWrites() {
        Map<String, Object> inputs = members("temperature", 0, "stop", null, "nested", Map.of("list", List.of(1, "x")));
        modelMember().ifPresent(member -> inputs.put(member, "another-model"));
        outputLengthMember(false).ifPresent(member -> inputs.put(member, 7));

        assertThat(body(settings(inputs), turn(List.of("Hi"), 345, NONE))).containsAllEntriesOf(inputs);
    }

    @Test
    public final void extrasOfATurnWinOverThoseOfTheRun() {
        Map<String, Object> inputs = members("temperature", 0, "top_p", 1);
        Map<String, Object> extra = members("temperature", 2, "stop", null);
        outputLengthMember(false).ifPresent(member -> {
            inputs.put(member, 7);
            extra.put(member, 8);
        });

        Map<String, @Nullable Object> body = body(settings(inputs), turn(List.of("Hi"), 345, extra));

        assertThat(body).containsAllEntriesOf(extra).containsEntry("top_p", 1);
    }

    @Test
    public final void extrasOfATurnAreNotInTheNext() {
        RequestEncoder encoder = endpointType().encoder(settings(members("temperature", 0)));
        Turn plain = turn(List.of("Hi"), 5, NONE);
        byte[] before = encoder.encode(plain);

        byte[] extra = encoder.encode(turn(List.of("Hi"), 9, members("temperature", 2, "seed", 1)));

        assertThat(extra).isNotEqualTo(before);
        assertThat(encoder.encode(plain)).isEqualTo(before);
    }

    @Test
    public final void aBodyStaysAsItIsWhenTheNextIsEncoded() {
        RequestEncoder encoder = endpointType().encoder(settings(NONE));
        byte[] first = encoder.encode(Turn.of("the first, which is still being sent"));
        byte[] copy = first.clone();

        byte[] second = encoder.encode(Turn.of("the second"));

        assertThat(first).isEqualTo(copy).isNotEqualTo(second);
    }

    @Test
    public final void encodersOfTheSameTypeDontDisturbEachOther() throws InterruptedException {
        EndpointType type = endpointType();
        Turn turn = turn(List.of("What is TTFT?".repeat(100)), 5, members("seed", 1));
        byte[] expected = type.encoder(settings(NONE)).encode(turn);

        List<Boolean> same = InParallel.all(() -> {
            RequestEncoder encoder = type.encoder(settings(NONE));
            boolean all = true;
            for (int i = 0; i < 500; i++) {
                all &= Arrays.equals(expected, encoder.encode(turn));
            }
            return all;
        });

        assertThat(same).containsOnly(true);
    }

    private Map<String, @Nullable Object> body(RequestSettings settings, Turn turn) {
        return BodyJson.of(endpointType().encoder(settings).encode(turn));
    }

    private static RequestSettings settings(Map<String, Object> extraInputs) {
        return new RequestSettings(MODEL, false, false, extraInputs);
    }

    private static Turn turn(List<String> texts, int outputTokens, Map<String, Object> extra) {
        OptionalInt length = outputTokens == 0 ? OptionalInt.empty() : OptionalInt.of(outputTokens);
        return new Turn(texts, OptionalInt.empty(), length, extra);
    }

    @SuppressWarnings("NullAway") // JSON's null is a value like any other
    private static Map<String, Object> members(@Nullable Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }
}
