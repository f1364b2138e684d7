package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordMakerTest {

    private final WordTokenizer tokenizer = new WordTokenizer();
    private final RecordMaker maker = maker(TokenCounting.CLIENT);

    @Test
    void contentEventsAreThoseWithTextReasoningOrToolCalls() {
        RequestRecord record = maker.make(Exchange.streamed()
                .event(10, "role")
                .event(20, "think:hm ")
                .event(30, "text: ")
                .event(40, "tool:find x")
                .event(50, "stop:length")
                .event(60, "usage:5,9,2")
                .event(70, "[DONE]")
                .completed());

        assertThat(record.contentNanos()).containsExactly(at(20), at(30), at(40));
        assertThat(record.firstAnswerNanos()).hasValue(at(30));
        assertThat(record.finishReason()).contains("length");
        assertThat(record.usage().orElseThrow().completionTokens()).hasValue(9);
        assertThat(record.events()).isEqualTo(7);
        assertThat(record.missingEndMark()).isFalse();
        assertThat(record.error()).isEmpty();
    }

    @Test
    void theInstantsAreThoseOfTheTimeline() {
        RequestRecord record = maker.make(Exchange.streamed()
                .connectedAfter(1)
                .event(10, "text:a")
                .event(11, "[DONE]")
                .completed());

        assertThat(record.index()).isEqualTo(7);
        assertThat(record.conversationId()).isEqualTo("session-3");
        assertThat(record.intendedNanos()).isEqualTo(at(-5));
        assertThat(record.startNanos()).isEqualTo(at(0));
        assertThat(record.connectedNanos()).hasValue(at(1));
        assertThat(record.sentNanos()).hasValue(at(2));
        assertThat(record.headersNanos()).hasValue(at(4));
        assertThat(record.endNanos()).isEqualTo(at(1000));
        assertThat(record.requestBytes()).isEqualTo(123);
    }

    @Test
    void theAnswerIsCountedOnceAndAsAWhole() {
        RequestRecord record = maker.make(Exchange.streamed()
                .event(10, "text:one tw")
                .event(20, "text:o three")
                .event(30, "tool: get weather")
                .event(40, "[DONE]")
                .completed());

        assertThat(record.answerTokens()).hasValue(5);
        assertThat(record.reasoningTokens()).isEmpty();
        assertThat(record.outputTokens()).hasValue(5);
        assertThat(tokenizer.calls).as("input and answer").hasValue(2);
    }

    @Test
    void reasoningIsCountedApart() {
        RequestRecord record = maker.make(Exchange.streamed()
                .event(10, "think:let me ")
                .event(20, "think:see")
                .event(30, "text:four")
                .event(40, "[DONE]")
                .completed());

        assertThat(record.reasoningTokens()).hasValue(3);
        assertThat(record.answerTokens()).hasValue(1);
        assertThat(record.outputTokens()).hasValue(4);
    }

    @Test
    void anEventWithReasoningAndTextIsOneContentEventAndTheFirstAnswer() {
        RequestRecord record = maker.make(
                Exchange.streamed().event(10, "both:a").event(20, "[DONE]").completed());

        assertThat(record.contentNanos()).containsExactly(at(10));
        assertThat(record.firstAnswerNanos()).hasValue(at(10));
    }

    @Test
    void anAnswerOfReasoningAloneHasAnAnswerOfNoTokens() {
        RequestRecord record = maker.make(
                Exchange.streamed().event(10, "think:so so").event(20, "[DONE]").completed());

        assertThat(record.answerTokens()).hasValue(0);
        assertThat(record.reasoningTokens()).hasValue(2);
        assertThat(record.firstAnswerNanos()).isEmpty();
        assertThat(record.isValid()).isTrue();
    }

    @Test
    void serverCountsTakeTheReasoningOutOfTheCompletion() {
        RequestRecord record = maker(TokenCounting.SERVER)
                .make(Exchange.streamed()
                        .tokens(50, 10)
                        .event(10, "text:a")
                        .event(20, "usage:6,2,")
                        .event(30, "usage:6,9,4")
                        .event(40, "[DONE]")
                        .completed());

        assertThat(record.inputTokens()).hasValue(6);
        assertThat(record.answerTokens()).hasValue(5);
        assertThat(record.reasoningTokens()).hasValue(4);
        assertThat(record.outputTokens()).hasValue(9);
        assertThat(tokenizer.calls).as("the client counts nothing").hasValue(0);
    }

    @Test
    void serverCountsThatNeverCameAreAbsent() {
        RequestRecord record = maker(TokenCounting.SERVER)
                .make(Exchange.streamed()
                        .tokens(50, 10)
                        .event(10, "text:a")
                        .event(40, "[DONE]")
                        .completed());

        assertThat(record.inputTokens()).isEmpty();
        assertThat(record.outputTokens()).isEmpty();
        assertThat(record.isValid()).isTrue();
        assertThat(tokenizer.calls).hasValue(0);
    }

    @Test
    void aReasoningCountAboveTheCompletionLeavesNoNegativeAnswer() {
        RequestRecord record = maker(TokenCounting.SERVER)
                .make(Exchange.streamed()
                        .event(10, "text:a")
                        .event(20, "usage:6,3,5")
                        .completed());

        assertThat(record.answerTokens()).hasValue(0);
    }

    @Test
    void aStandInCountsTheOutputOnlyWhereTheServerDoesNot() {
        RecordMaker standIn = maker(TokenCounting.SERVER_WHERE_REPORTED);

        RequestRecord reported = standIn.make(Exchange.streamed()
                .event(10, "text:one two three")
                .event(20, "usage:99,7,")
                .event(30, "[DONE]")
                .completed());
        RequestRecord counted = standIn.make(Exchange.streamed()
                .event(10, "text:one two three")
                .event(20, "[DONE]")
                .completed());

        assertThat(reported.outputTokens()).hasValue(7);
        assertThat(reported.outputCountedByServer()).isTrue();
        assertThat(reported.inputTokens()).as("what is this").hasValue(3);
        assertThat(counted.outputTokens()).hasValue(3);
        assertThat(counted.outputCountedByServer()).isFalse();
    }

    @Test
    void aStandInSharesTheServersCountOutWhereTheServerDoesNot() {
        RecordMaker standIn = maker(TokenCounting.SERVER_WHERE_REPORTED);

        RequestRecord whole = standIn.make(Exchange.streamed()
                .event(10, "think:one two")
                .event(20, "text:three")
                .event(30, "usage:99,7,")
                .completed());
        RequestRecord shared = standIn.make(Exchange.streamed()
                .event(10, "think:one two")
                .event(20, "text:three")
                .event(30, "usage:99,7,4")
                .completed());

        assertThat(whole.outputTokens()).hasValue(7);
        assertThat(whole.reasoningTokens()).hasValue(2);
        assertThat(shared.outputTokens()).hasValue(7);
        assertThat(shared.reasoningTokens()).hasValue(4);
    }

    @Test
    void inputTokensOfTheRequestAreTakenAsTheyAre() {
        RequestRecord record = maker.make(Exchange.streamed()
                .tokens(50, 10)
                .event(10, "text:a")
                .event(20, "[DONE]")
                .completed());

        assertThat(record.inputTokens()).hasValue(50);
        assertThat(record.requestedOutputTokens()).hasValue(10);
        assertThat(tokenizer.calls).as("the answer alone").hasValue(1);
    }

    @Test
    void unknownInputTokensAreCountedOncePerTurn() {
        OneDataset dataset = new OneDataset(
                List.of(new Turn(List.of("what is", "this"), OptionalInt.empty(), OptionalInt.empty(), Map.of())));
        RecordMaker counting =
                new RecordMaker(new WordReader(), tokenizer, dataset, new ServerErrorText(), TokenCounting.CLIENT);
        Timeline failed = Exchange.streamed().unanswered().ended(Outcome.CONNECT_FAILED, "refused");

        assertThat(counting.make(failed).inputTokens()).hasValue(3);
        assertThat(counting.make(failed).inputTokens()).hasValue(3);
        assertThat(tokenizer.calls).hasValue(1);
    }

    @Test
    void aWholeAnswerIsReadWhateverWasAskedFor() {
        RequestRecord record =
                maker.make(Exchange.whole().event(90, "text:all at once").completed());

        assertThat(record.isValid()).isTrue();
        assertThat(record.contentNanos()).containsExactly(at(90));
        assertThat(record.answerTokens()).hasValue(3);
        assertThat(record.missingEndMark()).as("a whole answer has none").isFalse();
    }

    @Test
    void aStreamWithoutItsEndMarkStaysValid() {
        RequestRecord record =
                maker.make(Exchange.streamed().event(10, "text:a").completed());

        assertThat(record.isValid()).isTrue();
        assertThat(record.missingEndMark()).isTrue();
    }

    @Test
    void eventsThatShareAReadHaveAnInstantEach() {
        RequestRecord record = maker.make(Exchange.streamed()
                .event(10, "text:a")
                .event(10, "text:b")
                .event(10, "text:c")
                .event(20, "[DONE]")
                .completed());

        assertThat(record.contentNanos()).containsExactly(at(10), at(10), at(10));
    }

    @Test
    void aRequestThatWasNeverSentStartsWhenItWasIntended() {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.WARMUP, 0, 0, 4, Timeline.UNKNOWN);
        timeline.intendedAt(500);
        timeline.end(900, Outcome.CANCELLED, "");

        RequestRecord record = maker.make(timeline);

        assertThat(record.startNanos()).isEqualTo(500);
        assertThat(record.wasCancelled()).isTrue();
        assertThat(record.sentNanos()).isEmpty();
        assertThat(record.status()).isZero();
    }

    @Test
    void whatARunWasLikeIsInTheRecordsOfItsRequests() {
        ClientPause pause =
                new ClientPause(ClientPause.Cause.EVENT_LOOP, Exchange.BASE - 30_000_000, ClientPause.LEAST_NANOS);
        ClientPause meanwhile =
                new ClientPause(ClientPause.Cause.GARBAGE_COLLECTION, at(10), 2 * ClientPause.LEAST_NANOS);
        Timeline timeline = Exchange.streamed().event(20, "text:a").completed();

        RequestRecord first = in(ClientPauses.of(List.of(pause))).make(timeline);
        assertThat(first.clientPauseNanos()).isZero();
        assertThat(first.refill()).isFalse();

        timeline.refillsSlot();
        RequestRecord later = in(ClientPauses.of(List.of(pause, meanwhile))).make(timeline);
        assertThat(later.clientPauseNanos()).isEqualTo(2 * ClientPause.LEAST_NANOS);
        assertThat(later.refill()).isTrue();
    }

    private RecordMaker in(ClientPauses pauses) {
        return new RecordMaker(
                new WordReader(),
                tokenizer,
                OneDataset.asking("what is this"),
                new ServerErrorText(),
                TokenCounting.CLIENT,
                AnswerCheck.NONE,
                pauses);
    }

    private RecordMaker maker(TokenCounting counting) {
        return new RecordMaker(
                new WordReader(), tokenizer, OneDataset.asking("what is this"), new ServerErrorText(), counting);
    }

    private static long at(long nanos) {
        return Exchange.BASE + nanos;
    }
}
