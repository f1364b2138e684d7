package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private final RecordMaker maker = new RecordMaker(
            new WordReader(),
            new WordTokenizer(),
            OneDataset.asking("what is this"),
            new ServerErrorText(),
            TokenCounting.CLIENT);

    @Test
    void anAnswerWithContentIsValid() {
        assertThat(maker.make(Exchange.streamed().event(10, "text:a").completed())
                        .error())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_FAILED, 0, ConnectFailed",
        "CONNECTION_LOST, 0, ConnectionLost",
        "BAD_PROTOCOL, 0, BadProtocol",
        "TIMED_OUT, 0, TimedOut",
        "CANCELLED, 499, RequestCancellationError",
        "OVERDUE, 499, RequestCancellationError"
    })
    void anExchangeThatFailedIsAnErrorOfItsKind(Outcome outcome, int code, String type) {
        Timeline withWords = Exchange.streamed().event(10, "text:a").ended(outcome, "the words of the transport");
        RequestError error = errorOf(withWords);

        assertThat(error).extracting(RequestError::code, RequestError::type).containsExactly(code, type);
        assertThat(error.message()).isEqualTo("the words of the transport");
        assertThat(errorOf(Exchange.streamed().ended(outcome, "")).message()).isNotBlank();
    }

    @Test
    void whatWasGivenUpUnansweredIsToldFromWhatTheUserDropped() {
        RequestRecord overdue = maker.make(Exchange.streamed().ended(Outcome.OVERDUE, "dropped"));
        RequestRecord interrupted = maker.make(Exchange.streamed().ended(Outcome.CANCELLED, "dropped"));

        assertThat(overdue.wasCancelled()).isTrue();
        assertThat(overdue.saysNothing()).isFalse();
        assertThat(interrupted.wasCancelled()).isTrue();
        assertThat(interrupted.saysNothing()).isTrue();
    }

    @Test
    void whatThePlanCancelsSaysNothingAndIsOfAKindOfItsOwn() {
        RequestRecord byPlan = maker.make(Exchange.streamed().ended(Outcome.CANCELLED_BY_PLAN, "dropped"));

        assertThat(byPlan.wasCancelled()).isTrue();
        assertThat(byPlan.saysNothing()).isTrue();
        assertThat(byPlan.error().orElseThrow().kind()).isEqualTo(RequestError.Kind.CANCELLED_BY_PLAN);
    }

    @Test
    void aServersOwn499IsAFailureOfTheServer() {
        RequestRecord record = maker.make(Exchange.whole().status(499).completed());

        assertThat(record.wasCancelled()).isFalse();
        assertThat(record.saysNothing()).isFalse();
    }

    @Test
    void aFailedRequestKeepsWhatCame() {
        RequestRecord record = maker.make(
                Exchange.streamed().event(10, "text:a b").event(20, "text: c").ended(Outcome.TIMED_OUT, "5 s ran out"));

        assertThat(record.isValid()).isFalse();
        assertThat(record.contentNanos()).hasSize(2);
        assertThat(record.outputTokens()).hasValue(3);
        assertThat(record.missingEndMark()).isFalse();
    }

    @Test
    void aStatusOtherThanSuccessIsAnErrorWithTheServersWords() {
        RequestError error =
                errorOf(Exchange.whole().status(429).event(10, "slow  down\n").completed());

        assertThat(error).isEqualTo(new RequestError(429, "HttpError", "slow down"));
        assertThat(errorOf(Exchange.whole().status(503).completed()).message()).contains("HTTP 503");
        assertThat(errorOf(Exchange.whole().status(302).completed()).code()).isEqualTo(302);
    }

    @Test
    void theContentOfAnErrorResponseIsNoAnswer() {
        RequestRecord record = maker.make(
                Exchange.whole().status(500).event(10, "text:looks like one").completed());

        assertThat(record.contentNanos()).isEmpty();
        assertThat(record.outputTokens()).isEmpty();
    }

    @Test
    void errorsThatDifferInIdsAloneAreEqual() {
        RequestError one = errorOf(Exchange.whole()
                .status(500)
                .event(
                        10,
                        "request chatcmpl-8f2b7c0d9e1a4b5c failed, id 90add3d6-7cb6-4fea-a206-855c5afb8d18, limit 4096")
                .completed());
        RequestError other = errorOf(Exchange.whole()
                .status(500)
                .event(
                        10,
                        "request chatcmpl-1111111111111111 failed, id ba1c1d79-513e-4bd3-889c-c9e1aa2f3777, limit 4096")
                .completed());

        assertThat(one).isEqualTo(other);
        assertThat(one.message()).contains("limit 4096");
    }

    @Test
    void anAnswerWithoutContentIsAnError() {
        RequestError error = errorOf(Exchange.streamed()
                .event(10, "role")
                .event(20, "usage:1,2,")
                .event(30, "[DONE]")
                .completed());

        assertThat(error.type()).isEqualTo("EmptyResponse");
        assertThat(error.message()).startsWith("Invalid inference result");
        assertThat(errorOf(Exchange.streamed().completed()).type()).isEqualTo("EmptyResponse");
    }

    @Test
    void anErrorObjectInAStreamIsTheServersError() {
        RequestError error = errorOf(Exchange.streamed()
                .event(10, "text:a")
                .event(20, "{\"error\":{\"message\":\"out of memory\"}}")
                .event(30, "[DONE]")
                .completed());

        assertThat(error.type()).isEqualTo("ServerError");
        assertThat(error.message()).contains("out of memory");
    }

    @Test
    void anErrorThatTheServerReportsExplainsALostConnection() {
        Timeline timeline =
                Exchange.streamed().event(10, "{\"error\":\"out of memory\"}").ended(Outcome.CONNECTION_LOST, "reset");

        assertThat(errorOf(timeline).type()).isEqualTo("ServerError");
    }

    @Test
    void aDamagedEventBetweenGoodOnesFailsTheRequest() {
        RequestError cut = errorOf(Exchange.streamed()
                .event(10, "text:a")
                .event(20, "{\"cho")
                .event(30, "text:b")
                .completed());
        RequestError strange = errorOf(Exchange.streamed()
                .event(10, "text:a")
                .event(20, "{\"a\":1}")
                .event(30, "text:b")
                .completed());

        assertThat(cut.type()).isEqualTo("NotJson");
        assertThat(strange.type()).isEqualTo("MalformedResponse");
    }

    @Test
    void aPageInsteadOfAnAnswerIsNotJson() {
        RequestError error =
                errorOf(Exchange.whole().event(10, "<html>Welcome</html>").completed());

        assertThat(error.type()).isEqualTo("NotJson");
        assertThat(error.message()).contains("Welcome");
    }

    @Test
    void timesThatCannotBeBreakAnInvariant() {
        assertBroken(Exchange.streamed().intendedAfter(1).event(10, "text:a"));
        assertBroken(Exchange.streamed().sentAfter(-1).event(10, "text:a"));
        assertBroken(Exchange.streamed().connectedAfter(-1).event(10, "text:a"));
        assertBroken(Exchange.streamed().event(-1, "text:a"));
        assertBroken(Exchange.streamed().event(20, "text:a").event(10, "text:b"));
    }

    @Test
    void contentWithoutATokenBreaksAnInvariant() {
        assertBroken(Exchange.streamed().event(10, "text:SILENCE"));
    }

    private void assertBroken(Exchange exchange) {
        assertThat(errorOf(exchange.completed()).type()).isEqualTo("InvariantBroken");
    }

    private RequestError errorOf(Timeline timeline) {
        return maker.make(timeline).error().orElseThrow();
    }
}
