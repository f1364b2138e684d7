package dev.aiperf.record;

import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a request doesn't count: the first of the rules that it breaks. Messages name the cause and nothing that differs
 * from request to request, so that equal causes are counted together.
 */
final class Validity {

    private final ServerErrorText serverWords;

    Validity(ServerErrorText serverWords) {
        this.serverWords = serverWords;
    }

    Optional<RequestError> errorOf(Timeline timeline, Answer answer, OptionalInt outputTokens) {
        return serverError(answer)
                .or(() -> exchangeError(timeline))
                .or(() -> statusError(timeline))
                .or(() -> contentError(answer))
                .or(() -> brokenInvariant(timeline, answer, outputTokens));
    }

    /** An error that the server reports comes first: if it then hangs up, that isn't the cause. */
    private static Optional<RequestError> serverError(Answer answer) {
        return answer.broken()
                .filter(event -> event.kind() == BrokenEvent.Kind.SERVER_ERROR)
                .map(Validity::errorOf);
    }

    private static Optional<RequestError> exchangeError(Timeline timeline) {
        return switch (timeline.outcome()) {
            case COMPLETED -> Optional.empty();
            case CONNECT_FAILED -> failed(timeline, RequestError.CONNECT_FAILED, "no connection could be opened");
            case CONNECTION_LOST ->
                failed(timeline, RequestError.CONNECTION_LOST, "the connection broke before the answer was whole");
            case BAD_PROTOCOL -> failed(timeline, "BadProtocol", "what the server sent is not HTTP");
            case TIMED_OUT -> failed(timeline, RequestError.TIMED_OUT, "the request's time-out ran out");
            case CANCELLED -> dropped(timeline, RequestError.Kind.CANCELLED);
            case CANCELLED_BY_PLAN -> dropped(timeline, RequestError.Kind.CANCELLED_BY_PLAN);
            case OVERDUE -> dropped(timeline, RequestError.Kind.OVERDUE);
            case NOT_MADE -> failed(timeline, RequestError.USER_CODE, "the request could not be made");
        };
    }

    /** All kinds have one code and type in files, as in AIPerf's. */
    private static Optional<RequestError> dropped(Timeline timeline, RequestError.Kind kind) {
        String message = words(timeline, "the request was dropped before its answer was whole");
        return Optional.of(new RequestError(RequestError.CANCELLED, "RequestCancellationError", message, kind));
    }

    private static Optional<RequestError> failed(Timeline timeline, String type, String otherwise) {
        return Optional.of(new RequestError(0, type, words(timeline, otherwise)));
    }

    private static String words(Timeline timeline, String otherwise) {
        String words = GroupableText.of(timeline.failure());
        return words.isEmpty() ? otherwise : words;
    }

    private Optional<RequestError> statusError(Timeline timeline) {
        if (isSuccess(timeline)) {
            return Optional.empty();
        }
        String words = GroupableText.of(serverWords.of(timeline.bytes(), 0, timeline.length()));
        String message = words.isEmpty() ? "HTTP " + timeline.status() + " without a word why" : words;
        return Optional.of(new RequestError(timeline.status(), "HttpError", message, RequestError.Kind.FAILED));
    }

    private static Optional<RequestError> contentError(Answer answer) {
        if (answer.broken().isPresent()) {
            return answer.broken().map(Validity::errorOf);
        }
        return answer.contentNanos().length > 0
                ? Optional.empty()
                : Optional.of(new RequestError(
                        0, "EmptyResponse", "Invalid inference result: the server answered without any content"));
    }

    private static Optional<RequestError> brokenInvariant(Timeline timeline, Answer answer, OptionalInt outputTokens) {
        if (outputTokens.isPresent() && outputTokens.getAsInt() < 1) {
            return broken("there is content, but not one token of it");
        }
        if (timeline.startNanos() == Timeline.NEVER) {
            return broken("an answer came to a request that was never sent");
        }
        if (timeline.intendedNanos() != Timeline.NEVER && timeline.intendedNanos() > timeline.startNanos()) {
            return broken("the request was sent before its time");
        }
        if (isBefore(timeline.sentNanos(), timeline.startNanos())) {
            return broken("the request's last byte was sent before its first");
        }
        if (isBefore(timeline.connectedNanos(), timeline.startNanos())) {
            return broken("the request's connection was ready before it was asked for");
        }
        long before = timeline.startNanos();
        for (long nanos : answer.contentNanos()) {
            if (nanos < before) {
                return broken("content came before what it follows");
            }
            before = nanos;
        }
        return Optional.empty();
    }

    private static boolean isBefore(long nanos, long start) {
        return nanos != Timeline.NEVER && nanos < start;
    }

    private static Optional<RequestError> broken(String message) {
        return Optional.of(new RequestError(0, "InvariantBroken", message));
    }

    private static RequestError errorOf(BrokenEvent event) {
        return new RequestError(0, event.kind().errorType(), event.words());
    }

    /** Returns whether a response of a status that promises an answer came, if only in part. */
    static boolean isSuccess(Timeline timeline) {
        return timeline.status() / 100 == 2;
    }

    /** Returns whether a stream came to an end that its API doesn't know. */
    static boolean missesEndMark(Timeline timeline, Answer answer) {
        return timeline.streamed()
                && timeline.outcome() == Outcome.COMPLETED
                && isSuccess(timeline)
                && !answer.hasEndMark();
    }
}
