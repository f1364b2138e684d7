package dev.aiperf.metrics;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.record.HttpTrace;
import dev.aiperf.record.HttpTrace.Opening;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.PhaseKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Builds records in a line or two. Times are milliseconds, unless said; a request starts at its intended time. */
final class Requests {

    private static final long MILLI = 1_000_000;

    private long intended;
    private long start;
    private OptionalLong connected = OptionalLong.empty();
    private OptionalLong sent = OptionalLong.empty();
    private Optional<HttpTrace> http = Optional.empty();
    private long[] content = {};
    private OptionalLong firstAnswer = OptionalLong.empty();
    private OptionalInt input = OptionalInt.empty();
    private OptionalInt requested = OptionalInt.empty();
    private OptionalInt answer = OptionalInt.empty();
    private OptionalInt reasoning = OptionalInt.empty();
    private boolean countedByServer;
    private Optional<Usage> usage = Optional.empty();
    private int events;
    private boolean missingEndMark;
    private boolean refill;
    private Optional<RequestError> error = Optional.empty();

    private Requests(long startNanos) {
        intended = startNanos;
        start = startNanos;
    }

    static Requests startingAt(double millis) {
        return new Requests(nanos(millis));
    }

    static Requests startingAtNanos(long nanos) {
        return new Requests(nanos);
    }

    static RequestRecord failed(String type) {
        return startingAt(0).error(new RequestError(0, type, "it failed")).make();
    }

    static RequestRecord cancelled() {
        RequestError error = new RequestError(RequestError.CANCELLED, "RequestCancellationError", "dropped");
        return startingAt(0).error(error).make();
    }

    static RequestRecord overdue() {
        RequestError error = new RequestError(
                RequestError.CANCELLED, "RequestCancellationError", "dropped", RequestError.Kind.OVERDUE);
        return startingAt(0).error(error).make();
    }

    Requests intendedAt(double millis) {
        intended = nanos(millis);
        return this;
    }

    Requests connectedAt(double millis) {
        connected = OptionalLong.of(nanos(millis));
        return this;
    }

    Requests contentAt(double... millis) {
        return contentAtNanos(Arrays.stream(millis).mapToLong(Requests::nanos).toArray());
    }

    Requests contentAtNanos(long... nanos) {
        content = nanos;
        events = nanos.length;
        firstAnswer = nanos.length == 0 ? OptionalLong.empty() : OptionalLong.of(nanos[0]);
        return this;
    }

    Requests firstAnswerAt(double millis) {
        firstAnswer = OptionalLong.of(nanos(millis));
        return this;
    }

    Requests input(int tokens) {
        input = OptionalInt.of(tokens);
        return this;
    }

    Requests requested(int tokens) {
        requested = OptionalInt.of(tokens);
        return this;
    }

    Requests answer(int tokens) {
        answer = OptionalInt.of(tokens);
        return this;
    }

    Requests reasoning(int tokens) {
        reasoning = OptionalInt.of(tokens);
        return this;
    }

    Requests countedByServer() {
        countedByServer = true;
        return this;
    }

    Requests usage(
            OptionalInt prompt, OptionalInt completion, OptionalInt total, OptionalInt think, OptionalInt cached) {
        usage = Optional.of(new Usage(prompt, completion, total, think, cached));
        return this;
    }

    Requests usage(int prompt, int completion) {
        return usage(
                OptionalInt.of(prompt),
                OptionalInt.of(completion),
                OptionalInt.of(prompt + completion),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    Requests usage(int completion, OptionalInt reasoning) {
        return usage(
                OptionalInt.empty(), OptionalInt.of(completion), OptionalInt.empty(), reasoning, OptionalInt.empty());
    }

    Requests events(int count) {
        events = count;
        return this;
    }

    Requests missingEndMark() {
        missingEndMark = true;
        return this;
    }

    Requests refill() {
        refill = true;
        return this;
    }

    Requests error(RequestError cause) {
        error = Optional.of(cause);
        return this;
    }

    Requests sentAt(double millis) {
        sent = OptionalLong.of(nanos(millis));
        return this;
    }

    /** Says what HTTP did; where it isn't said, the body comes with the content. */
    Requests http(double askedAt, Optional<Opening> opening, double firstByteAt, double lastByteAt) {
        http = Optional.of(new HttpTrace(
                nanos(askedAt),
                opening,
                OptionalLong.of(nanos(firstByteAt)),
                OptionalLong.of(nanos(lastByteAt)),
                1536,
                3));
        return this;
    }

    static Optional<Opening> opening(double begunAt, double resolvedAt, double readyAt) {
        return Optional.of(new Opening(nanos(begunAt), nanos(resolvedAt), nanos(readyAt)));
    }

    private HttpTrace bodyWithContent() {
        OptionalLong first = content.length == 0 ? OptionalLong.empty() : OptionalLong.of(content[0]);
        OptionalLong last = content.length == 0 ? first : OptionalLong.of(content[content.length - 1]);
        return new HttpTrace(start, Optional.empty(), first, last, 1000, events);
    }

    RequestRecord make() {
        return new RequestRecord(
                0,
                PhaseKind.MEASUREMENT,
                "session",
                0,
                intended,
                start,
                connected,
                OptionalLong.of(sent.orElse(start)),
                OptionalLong.empty(),
                content.length == 0 ? start : content[content.length - 1],
                content,
                firstAnswer,
                200,
                input,
                requested,
                answer,
                reasoning,
                countedByServer,
                usage,
                Optional.empty(),
                100,
                1000,
                events,
                missingEndMark,
                http.orElseGet(this::bodyWithContent),
                refill,
                0,
                error);
    }

    private static long nanos(double millis) {
        return Math.round(millis * MILLI);
    }
}
