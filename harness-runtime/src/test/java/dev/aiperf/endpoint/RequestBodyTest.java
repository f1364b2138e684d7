package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.dataset.Turn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class RequestBodyTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, Object> NO_EXTRAS = Map.of();

    @Example
    void aStreamingChatBody() {
        RequestSettings settings = new RequestSettings("granite4:350m", true, false, NO_EXTRAS);

        assertThat(text(new ChatEndpoint(), settings, turn(List.of("Hi"), 12, NO_EXTRAS)))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"granite4:350m\","
                        + "\"stream\":true,\"max_completion_tokens\":12,\"stream_options\":{\"include_usage\":true}}");
    }

    @Example
    void aChatBodyThatIsNotStreamedAsksForNoUsageChunk() {
        RequestSettings settings = new RequestSettings("m", false, true, NO_EXTRAS);

        assertThat(text(new ChatEndpoint(), settings, turn(List.of("Hi"), 12, NO_EXTRAS)))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"m\","
                        + "\"stream\":false,\"max_tokens\":12}");
    }

    @Example
    void withoutAnOutputLengthNoneIsAskedFor() {
        RequestSettings settings = new RequestSettings("m", false, false, NO_EXTRAS);

        assertThat(text(new ChatEndpoint(), settings, Turn.of("Hi"))).doesNotContain("tokens");
        assertThat(text(new CompletionsEndpoint(), settings, Turn.of("Hi"))).doesNotContain("tokens");
    }

    @Example
    void anOutputLengthAmongTheTurnsOwnMembersIsTheOnlyOne() {
        RequestSettings settings = new RequestSettings("m", false, false, NO_EXTRAS);

        assertThat(text(new ChatEndpoint(), settings, turn(List.of("Hi"), 12, Map.of("max_tokens", 5))))
                .contains("\"max_tokens\":5")
                .doesNotContain("max_completion_tokens");
    }

    @Example
    void severalTextsOfAChatAreParts() {
        RequestSettings settings = new RequestSettings("m", false, false, NO_EXTRAS);

        assertThat(text(new ChatEndpoint(), settings, turn(List.of("one", "two"), 0, NO_EXTRAS)))
                .startsWith("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one\"},"
                        + "{\"type\":\"text\",\"text\":\"two\"}]}],");
    }

    @Example
    void completionsTakeABarePromptOrAList() {
        RequestSettings settings = new RequestSettings("m", true, false, NO_EXTRAS);

        assertThat(text(new CompletionsEndpoint(), settings, turn(List.of("one"), 5, NO_EXTRAS)))
                .isEqualTo("{\"prompt\":\"one\",\"model\":\"m\",\"stream\":true,\"max_tokens\":5,"
                        + "\"stream_options\":{\"include_usage\":true}}");
        assertThat(text(new CompletionsEndpoint(), settings, turn(List.of("one", "two"), 0, NO_EXTRAS)))
                .startsWith("{\"prompt\":[\"one\",\"two\"],");
    }

    @Example
    void theLastWriterOfAMemberWins() {
        Map<String, Object> inputs =
                ordered("model", "other", "temperature", 0, "stream_options", Map.of(), "top_p", 1);
        Map<String, Object> extra = ordered("temperature", 2, "max_completion_tokens", 3, "stream", false);
        RequestSettings settings = new RequestSettings("m", true, false, inputs);
        RequestEncoder encoder = new ChatEndpoint().encoder(settings);

        assertThat(new String(encoder.encode(turn(List.of("Hi"), 12, extra)), StandardCharsets.UTF_8))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"other\","
                        + "\"stream_options\":{},\"top_p\":1,\"temperature\":2,\"max_completion_tokens\":3,"
                        + "\"stream\":false}");
        // What one turn adds is not there for the next.
        assertThat(new String(encoder.encode(turn(List.of("Hi"), 12, NO_EXTRAS)), StandardCharsets.UTF_8))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true,"
                        + "\"max_completion_tokens\":12,\"model\":\"other\",\"temperature\":0,"
                        + "\"stream_options\":{},\"top_p\":1}");
    }

    @Example
    void valuesOfEveryJsonTypeComeBackTheSame() {
        Map<String, Object> values = ordered(
                "null",
                null,
                "yes",
                true,
                "int",
                5,
                "long",
                1L << 40,
                "big",
                BigInteger.TEN.pow(30),
                "decimal",
                new BigDecimal("0.10"),
                "tiny",
                new BigDecimal("1E-30"),
                "double",
                0.5,
                "list",
                Arrays.asList(1, null, List.of("x")),
                "object",
                Map.of("a \"b\"", Map.of()));
        RequestSettings settings = new RequestSettings("m", false, false, values);

        Map<?, ?> body = parsed(new ChatEndpoint().encoder(settings).encode(Turn.of("Hi")));

        assertThat(body.get("null")).isNull();
        assertThat(body.containsKey("null")).isTrue();
        assertThat(body.get("yes")).isEqualTo(true);
        assertThat(body.get("int")).isEqualTo(5);
        assertThat(body.get("long")).isEqualTo(1L << 40);
        assertThat(body.get("big")).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(body.get("decimal")).isEqualTo(new BigDecimal("0.10"));
        assertThat(body.get("tiny")).isEqualTo(new BigDecimal("1E-30"));
        assertThat(body.get("double")).isEqualTo(new BigDecimal("0.5"));
        assertThat(body.get("list")).isEqualTo(Arrays.asList(1, null, List.of("x")));
        assertThat(body.get("object")).isEqualTo(Map.of("a \"b\"", Map.of()));
    }

    @Example
    void aValueThatHasNoFormInJsonIsRefused() {
        for (Object value : List.of(Double.NaN, Float.POSITIVE_INFINITY, new Object())) {
            RequestSettings settings = new RequestSettings("m", false, false, Map.of("x", value));

            assertThatThrownBy(() -> new ChatEndpoint().encoder(settings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a JSON value");
        }
    }

    @Property(tries = 500)
    void anyTextComesBackTheSameFromAParser(@ForAll("anyText") String text, @ForAll("anyText") String model) {
        // Jackson takes half a surrogate pair in values only.
        String name = "x" + text.replaceAll("\\p{Cs}", "?");
        RequestSettings settings = new RequestSettings(model, true, false, Map.of(name, text));

        Map<?, ?> body = parsed(new CompletionsEndpoint().encoder(settings).encode(Turn.of(text)));

        assertThat(body.get("model")).isEqualTo(model);
        assertThat(body.get("prompt")).isEqualTo(text);
        assertThat(body.get(name)).isEqualTo(text);
    }

    @Example
    void everyUtf16UnitComesBackTheSameFromAParser() {
        String all = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(unit -> String.valueOf((char) unit))
                .collect(Collectors.joining(" "));
        RequestSettings settings = new RequestSettings("m", true, false, NO_EXTRAS);

        Map<?, ?> body = parsed(new CompletionsEndpoint().encoder(settings).encode(Turn.of(all)));

        assertThat(all.equals(body.get("prompt"))).isTrue();
    }

    @Property(tries = 100)
    void oneEncoderWritesBodiesOfAnySizeOneAfterTheOther(
            @ForAll @Size(max = 5) List<@IntRange(max = 20_000) Integer> sizes) {
        RequestEncoder encoder = new ChatEndpoint().encoder(new RequestSettings("m", true, false, NO_EXTRAS));

        for (int size : sizes) {
            String text = "é\"a".repeat(size);
            assertThat(parsed(encoder.encode(Turn.of(text))).get("messages"))
                    .isEqualTo(List.of(Map.of("role", "user", "content", text)));
        }
    }

    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<String> anything =
                Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(60);
        Arbitrary<String> awkward = Arbitraries.strings()
                .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u2028\ud83d\ude00 a")
                .ofMaxLength(60);
        return Arbitraries.oneOf(anything, awkward);
    }

    private static String text(EndpointType type, RequestSettings settings, Turn turn) {
        return new String(type.encoder(settings).encode(turn), StandardCharsets.UTF_8);
    }

    private static Map<?, ?> parsed(byte[] body) {
        return JSON.readValue(body, Map.class);
    }

    private static Turn turn(List<String> texts, int outputTokens, Map<String, Object> extra) {
        OptionalInt length = outputTokens == 0 ? OptionalInt.empty() : OptionalInt.of(outputTokens);
        return new Turn(texts, OptionalInt.empty(), length, extra);
    }

    @SuppressWarnings("NullAway") // JSON's null is a value like any other
    private static Map<String, Object> ordered(@Nullable Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
