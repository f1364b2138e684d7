package dev.aiperf.testkit;

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

/**
 * Makes records of finished requests, for tests of what reads them. What isn't said is absent; times are milliseconds.
 *
 * <pre>{@code
 * RequestRecord record = RequestRecordBuilder.startingAt(100).contentAt(140, 150, 160).answerTokens(3).build();
 * }</pre>
 */
public final class RequestRecordBuilder {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long startNanos;
    private long index;
    private PhaseKind phase = PhaseKind.MEASUREMENT;
    private long intendedNanos;
    private OptionalLong connectedNanos = OptionalLong.empty();
    private Optional<Opening> opening = Optional.empty();
    private long[] contentNanos = {};
    private OptionalLong firstAnswerNanos = OptionalLong.empty();
    private OptionalInt inputTokens = OptionalInt.empty();
    private OptionalInt requestedTokens = OptionalInt.empty();
    private OptionalInt answerTokens = OptionalInt.empty();
    private OptionalInt reasoningTokens = OptionalInt.empty();
    private Optional<Usage> usage = Optional.empty();
    private boolean refill;
    private Optional<RequestError> error = Optional.empty();

    private RequestRecordBuilder(long startNanos) {
        this.startNanos = startNanos;
        intendedNanos = startNanos;
    }

    /** Begins a request that was sent at a time, just as it was intended, over a connection that was open. */
    public static RequestRecordBuilder startingAt(double millis) {
        return new RequestRecordBuilder(nanos(millis));
    }

    /** Sets the request's place in its phase; 0 unless it is set. */
    public RequestRecordBuilder index(long place) {
        index = place;
        return this;
    }

    /** Sets the phase; the measurement unless it is set. */
    public RequestRecordBuilder phase(PhaseKind kind) {
        phase = kind;
        return this;
    }

    /** Sets when the schedule wanted the request sent. */
    public RequestRecordBuilder intendedAt(double millis) {
        intendedNanos = nanos(millis);
        return this;
    }

    /** Says that the request took over its slot in a closed loop from one before it. */
    public RequestRecordBuilder refill() {
        refill = true;
        return this;
    }

    /** Says that a connection was opened for the request, and when it was ready. */
    public RequestRecordBuilder connectedAt(double millis) {
        connectedNanos = OptionalLong.of(nanos(millis));
        return this;
    }

    /** Says how the connection was opened for the request: when that began, when the host was known, when it was open. */
    public RequestRecordBuilder openedBetween(double begunMillis, double resolvedMillis, double readyMillis) {
        opening = Optional.of(new Opening(nanos(begunMillis), nanos(resolvedMillis), nanos(readyMillis)));
        return this;
    }

    /** Sets the times of the content events; the first of them is answer, not reasoning, unless that is said apart. */
    public RequestRecordBuilder contentAt(double... millis) {
        contentNanos =
                Arrays.stream(millis).mapToLong(RequestRecordBuilder::nanos).toArray();
        firstAnswerNanos = contentNanos.length == 0 ? OptionalLong.empty() : OptionalLong.of(contentNanos[0]);
        return this;
    }

    /** Sets the time of the first content event that isn't reasoning. */
    public RequestRecordBuilder firstAnswerAt(double millis) {
        firstAnswerNanos = OptionalLong.of(nanos(millis));
        return this;
    }

    /** Says that all content is reasoning. */
    public RequestRecordBuilder reasoningOnly() {
        firstAnswerNanos = OptionalLong.empty();
        return this;
    }

    public RequestRecordBuilder inputTokens(int count) {
        inputTokens = OptionalInt.of(count);
        return this;
    }

    public RequestRecordBuilder requestedTokens(int count) {
        requestedTokens = OptionalInt.of(count);
        return this;
    }

    public RequestRecordBuilder answerTokens(int count) {
        answerTokens = OptionalInt.of(count);
        return this;
    }

    public RequestRecordBuilder reasoningTokens(int count) {
        reasoningTokens = OptionalInt.of(count);
        return this;
    }

    /** Sets what the server reports. */
    public RequestRecordBuilder usage(Usage reported) {
        usage = Optional.of(reported);
        return this;
    }

    /** Says why the request doesn't count as valid. */
    public RequestRecordBuilder error(RequestError cause) {
        error = Optional.of(cause);
        return this;
    }

    /** Returns the record. */
    public RequestRecord build() {
        return new RequestRecord(
                index,
                phase,
                "session_" + index,
                0,
                intendedNanos,
                startNanos,
                connectedNanos,
                OptionalLong.of(connectedNanos.orElse(startNanos)),
                contentNanos.length == 0 ? OptionalLong.empty() : OptionalLong.of(contentNanos[0]),
                contentNanos.length == 0 ? startNanos : contentNanos[contentNanos.length - 1],
                contentNanos.clone(),
                firstAnswerNanos,
                error.isPresent() ? error.get().code() : 200,
                inputTokens,
                requestedTokens,
                answerTokens,
                reasoningTokens,
                false,
                usage,
                Optional.empty(),
                100,
                1_000,
                contentNanos.length,
                false,
                http(),
                refill,
                0,
                error);
    }

    /** The body came with the content, event by event, over a connection that was opened in no time if at all. */
    private HttpTrace http() {
        OptionalLong first = contentNanos.length == 0 ? OptionalLong.empty() : OptionalLong.of(contentNanos[0]);
        OptionalLong last = contentNanos.length == 0 ? first : OptionalLong.of(contentNanos[contentNanos.length - 1]);
        return new HttpTrace(startNanos, opening, first, last, 2048, contentNanos.length);
    }

    private static long nanos(double millis) {
        return Math.round(millis * NANOS_PER_MILLI);
    }
}
