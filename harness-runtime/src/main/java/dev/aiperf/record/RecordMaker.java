package dev.aiperf.record;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.endpoint.Usage;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.transport.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Makes the record of a request from its timeline: reads the answer, counts its tokens, judges whether it is valid.
 *
 * <p>An answer is read as what it is, a stream or a whole body, whatever was asked for. A request that failed keeps what
 * came of its answer. Safe to share between threads.
 */
public final class RecordMaker {

    private final ResponseReader reader;
    private final Tokenizer tokenizer;
    private final TurnFacts turns;
    private final Validity validity;
    private final TokenCounting counting;
    private final AnswerCheck check;
    private final ClientPauses pauses;

    /**
     * Makes a maker for requests that nothing is around, that leaves the judgement of answers to nobody else.
     *
     * @param reader reads the events of the API that was asked
     * @param tokenizer counts tokens; not used where all counts are the server's
     * @param dataset what was asked
     * @param serverWords finds a server's words in the body of an error response
     * @param counting whose counts of tokens records have
     */
    public RecordMaker(
            ResponseReader reader,
            Tokenizer tokenizer,
            Dataset dataset,
            ServerErrorText serverWords,
            TokenCounting counting) {
        this(reader, tokenizer, dataset, serverWords, counting, AnswerCheck.NONE, ClientPauses.of(List.of()));
    }

    /**
     * @param reader reads the events of the API that was asked
     * @param tokenizer counts tokens; not used where all counts are the server's
     * @param dataset what was asked
     * @param serverWords finds a server's words in the body of an error response
     * @param counting whose counts of tokens records have
     * @param check judges the answers that are valid otherwise
     * @param pauses the pauses of the client
     */
    public RecordMaker(
            ResponseReader reader,
            Tokenizer tokenizer,
            Dataset dataset,
            ServerErrorText serverWords,
            TokenCounting counting,
            AnswerCheck check,
            ClientPauses pauses) {
        this.reader = reader;
        this.tokenizer = tokenizer;
        this.counting = counting;
        this.check = check;
        this.pauses = pauses;
        turns = new TurnFacts(dataset, tokenizer);
        validity = new Validity(serverWords);
    }

    /**
     * Makes the record of a finished request, which keeps nothing of the timeline. Where a request ended before it was
     * sent, its start is when it was intended, and where that isn't known, when it ended.
     */
    public RequestRecord make(Timeline timeline) {
        Answer answer = Validity.isSuccess(timeline) ? Answer.read(timeline, reader) : Answer.unread();
        TokenCounts tokens = tokens(answer);
        boolean inputFromServer = counting == TokenCounting.SERVER;
        TurnFacts.Fact turn = turns.of(timeline, !inputFromServer);
        long intended = known(timeline.intendedNanos(), known(timeline.startNanos(), timeline.endNanos()));
        long start = known(timeline.startNanos(), intended);
        return new RequestRecord(
                timeline.index(),
                timeline.phase(),
                turn.conversationId(),
                timeline.turn(),
                intended,
                start,
                instant(timeline.connectedNanos()),
                instant(timeline.sentNanos()),
                instant(timeline.headersNanos()),
                timeline.endNanos(),
                answer.contentNanos(),
                answer.firstAnswerNanos(),
                timeline.status(),
                inputFromServer ? tokens.input() : count(turn.inputTokens()),
                count(timeline.requestedOutputTokens()),
                tokens.answer(),
                tokens.reasoning(),
                tokens.byServer(),
                answer.usage(),
                answer.finishReason(),
                timeline.requestBytes(),
                timeline.length(),
                timeline.events(),
                Validity.missesEndMark(timeline, answer),
                HttpTrace.of(timeline, start),
                timeline.isRefill(),
                pauses.overlapping(Math.min(intended, start), timeline.endNanos()),
                errorOf(timeline, answer, tokens.output()));
    }

    /** Returns whether all is known that the record of a request takes from the run around it. */
    boolean knowsAllOf(Timeline timeline) {
        return pauses.areKnownUntil(timeline.endNanos());
    }

    /** Returns what has been at one answer for longer than it may. */
    Optional<AnswerCheck.Hang> hang() {
        return check.hang();
    }

    private Optional<RequestError> errorOf(Timeline timeline, Answer answer, OptionalInt outputTokens) {
        Optional<RequestError> error = validity.errorOf(timeline, answer, outputTokens);
        if (error.isPresent() || check == AnswerCheck.NONE) {
            return error;
        }
        return check.errorOf(new AnswerCheck.WholeAnswer(
                timeline.index(),
                timeline.phase(),
                timeline.entry(),
                timeline.turn(),
                timeline.status(),
                answer.text(),
                answer.reasoning(),
                answer.finishReason(),
                outputTokens));
    }

    /** The token counts of one request; those of the answer are apart from those of the reasoning. */
    private record TokenCounts(OptionalInt input, OptionalInt answer, OptionalInt reasoning, boolean byServer) {

        OptionalInt output() {
            return answer.isEmpty() && reasoning.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(answer.orElse(0) + reasoning.orElse(0));
        }
    }

    private TokenCounts tokens(Answer answer) {
        return switch (counting) {
            case CLIENT -> counted(answer);
            case SERVER -> reported(answer);
            case SERVER_WHERE_REPORTED -> reportedWherePossible(answer);
        };
    }

    /** Encodes the joined text once: the tokens of its chunks would not add up to it. */
    private TokenCounts counted(Answer answer) {
        OptionalInt reasoning = count(answer.reasoning());
        OptionalInt text = count(answer.text());
        // Reasoning that ends without an answer has an answer of no tokens, not an unknown one.
        OptionalInt answered = text.isEmpty() && reasoning.isPresent() ? OptionalInt.of(0) : text;
        return new TokenCounts(OptionalInt.empty(), answered, reasoning, false);
    }

    private OptionalInt count(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(tokenizer.count(text));
    }

    private static TokenCounts reported(Answer answer) {
        if (answer.usage().isEmpty()) {
            return new TokenCounts(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), true);
        }
        Usage usage = answer.usage().get();
        OptionalInt completion = usage.completionTokens();
        OptionalInt withoutReasoning = completion.isEmpty()
                ? completion
                : OptionalInt.of(Math.max(
                        0, completion.getAsInt() - usage.reasoningTokens().orElse(0)));
        return new TokenCounts(usage.promptTokens(), withoutReasoning, usage.reasoningTokens(), true);
    }

    /** A server that reports the output as a whole leaves its split into reasoning and answer to the client. */
    private TokenCounts reportedWherePossible(Answer answer) {
        TokenCounts counted = counted(answer);
        int completion = answer.usage()
                .map(Usage::completionTokens)
                .orElse(OptionalInt.empty())
                .orElse(0);
        if (completion < 1) {
            return counted;
        }
        if (answer.usage().orElseThrow().reasoningTokens().isPresent()) {
            return reported(answer);
        }
        OptionalInt reasoning = counted.reasoning().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.min(completion, counted.reasoning().getAsInt()));
        return new TokenCounts(OptionalInt.empty(), OptionalInt.of(completion - reasoning.orElse(0)), reasoning, true);
    }

    private static OptionalInt count(int count) {
        return count == Timeline.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static OptionalLong instant(long nanos) {
        return nanos == Timeline.NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private static long known(long nanos, long otherwise) {
        return nanos == Timeline.NEVER ? otherwise : nanos;
    }
}
