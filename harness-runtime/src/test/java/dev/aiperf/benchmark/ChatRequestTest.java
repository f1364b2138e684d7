package dev.aiperf.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatEndpoint;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.endpoint.RequestSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request is, is what the chat endpoint's own encoder makes of it. */
class ChatRequestTest {

    private final Turn turn =
            new Turn(List.of("why is the sky blue?"), OptionalInt.of(6), OptionalInt.of(40), Map.of("top_k", 3));

    @Test
    void aRequestOfATurnThatNothingShapesIsTheTurn() {
        assertThat(ChatRequest.of(turn).asTurn()).isEqualTo(turn);
        assertThat(body(ChatRequest.of(turn))).isEqualTo(body(turn));
    }

    @Test
    void theTurnFollowsWhereTheUserHasNotTheLastWord() {
        assertThat(messages(ChatRequest.of(turn).system("be brief"))).isEqualTo("""
                        [{"role":"system","content":"be brief"},\
                        {"role":"user","content":"why is the sky blue?"}]""");
        assertThat(messages(ChatRequest.of(turn).user("why is snow white?").assistant("scattering")))
                .isEqualTo("""
                        [{"role":"user","content":"why is snow white?"},\
                        {"role":"assistant","content":"scattering"},\
                        {"role":"user","content":"why is the sky blue?"}]""");
    }

    @Test
    void aLastMessageOfTheUserTakesThePlaceOfTheTurns() {
        assertThat(messages(ChatRequest.of(turn).system("be brief").user("In French: " + turn.joinedText())))
                .isEqualTo("""
                        [{"role":"system","content":"be brief"},\
                        {"role":"user","content":"In French: why is the sky blue?"}]""");
    }

    @Test
    void anEmptyRequestHasItsMessagesAndNothingOfATurn() {
        JsonNode body = body(ChatRequest.empty().user("2+2?").assistant("The answer is"));

        assertThat(body.path("messages").toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":\"2+2?\"},{\"role\":\"assistant\",\"content\":\"The answer is\"}]");
        assertThat(body.has("max_completion_tokens")).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> ChatRequest.empty().asTurn())
                .withMessage("the request has no message; add one by user(…)");
    }

    @Test
    void severalTextsOfATurnStayParts() {
        Turn batch = new Turn(List.of("one", "two"), OptionalInt.empty(), OptionalInt.empty(), Map.of());

        assertThat(messages(ChatRequest.of(batch).system("s"))).isEqualTo("""
                        [{"role":"system","content":"s"},{"role":"user","content":\
                        [{"type":"text","text":"one"},{"type":"text","text":"two"}]}]""");
    }

    @Test
    void theRestOfTheBodyIsAsForAnyTurn() {
        JsonNode body = body(ChatRequest.of(turn).system("s").temperature(0.2).extra("stop", List.of("\n")));

        assertThat(body.path("model").asString()).isEqualTo("m");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(40);
        assertThat(body.path("top_k").asInt()).as("of the turn").isEqualTo(3);
        assertThat(body.path("seed").asInt()).as("of the plan's extra inputs").isEqualTo(7);
        assertThat(body.path("temperature").asDouble()).isEqualTo(0.2);
        assertThat(body.path("stop").toString()).isEqualTo("[\"\\n\"]");
    }

    @Test
    void theOutputLengthIsTheRequestsBeforeTheTurns() {
        Turn withOldName =
                new Turn(List.of("x"), OptionalInt.empty(), OptionalInt.of(40), Map.of("max_tokens", 5, "top_k", 3));
        Turn shaped = ChatRequest.of(withOldName).maxTokens(64).asTurn();

        assertThat(shaped.outputTokens()).hasValue(64);
        assertThat(shaped.extra()).isEqualTo(Map.of("top_k", 3));
        assertThat(ChatRequest.of(turn).system("s").asTurn().outputTokens()).hasValue(40);
    }

    @Test
    void tokensAreKnownOnlyOfATurnsOwnTexts() {
        assertThat(ChatRequest.of(turn).temperature(1).asTurn().inputTokens()).hasValue(6);
        assertThat(ChatRequest.of(turn).system("s").asTurn().inputTokens()).isEmpty();
        assertThat(ChatRequest.of(turn).system("s").asTurn().joinedText()).isEqualTo("s why is the sky blue?");
    }

    @Test
    void eachStepLeavesTheRequestBeforeItAsItWas() {
        ChatRequest base = ChatRequest.of(turn).system("be brief");
        String before = messages(base);
        base.user("other").extra("k", 1).maxTokens(9);

        assertThat(messages(base)).isEqualTo(before);
    }

    @Test
    void whatHasAMethodOfItsOwnIsNoExtra() {
        ChatRequest request = ChatRequest.of(turn);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.extra("messages", List.of()))
                .withMessage("messages are added by system(…), user(…) and assistant(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.extra("max_tokens", 5))
                .withMessage("max_tokens is set by maxTokens(…)");
        assertThatIllegalArgumentException().isThrownBy(() -> request.maxTokens(0));
        assertThatIllegalArgumentException().isThrownBy(() -> request.temperature(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> request.temperature(Double.NaN));
    }

    private static String messages(ChatRequest request) {
        return body(request).path("messages").toString();
    }

    private static JsonNode body(ChatRequest request) {
        return body(request.asTurn());
    }

    private static JsonNode body(Turn turn) {
        RequestEncoder chat =
                new ChatEndpoint().encoder(new RequestSettings("m", true, false, Map.of("seed", 7, "top_k", 1)));
        return JsonMapper.shared().readTree(chat.encode(turn));
    }
}
