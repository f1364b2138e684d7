package dev.aiperf.record;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.transport.PhaseKind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One finished request, parsed and counted. Instants are {@link System#nanoTime()} of the load process.
 *
 * @param index the request's place in its phase, from 0
 * @param phase the phase it belongs to
 * @param conversationId the session it belongs to
 * @param turn the turn of the session, from 0
 * @param intendedNanos when the schedule wanted it sent
 * @param startNanos just before its first byte, or before its connection was opened
 * @param connectedNanos when the connection opened for it was ready; empty for one that was open
 * @param sentNanos when its last byte was written
 * @param headersNanos when the response's headers were read
 * @param endNanos when the end of the exchange was noticed, the trailing events included
 * @param contentNanos the instants of its content events, in order; not to be changed
 * @param firstAnswerNanos the instant of the first content event that isn't reasoning
 * @param status the HTTP status; 0 without a response
 * @param inputTokens the tokens of the input, as the client counts them, or the server where its counts are asked for
 * @param requestedOutputTokens the tokens asked for
 * @param answerTokens the tokens of the answer without reasoning
 * @param reasoningTokens the tokens of the reasoning
 * @param outputCountedByServer whether the tokens of answer and reasoning are the server's counts, not the client's
 * @param usage what the server reports
 * @param finishReason why the answer ended, in the server's word
 * @param requestBytes the size of the request's body
 * @param responseBytes the size of the response's data
 * @param events how many events came, those without content included
 * @param missingEndMark whether the stream ended without the mark that its API promises
 * @param http what HTTP had to do with it
 * @param refill whether it took over its slot in a closed loop from a request before it
 * @param clientPauseNanos how long the client's pauses of 20 ms and more took that overlap the time from when it was intended
 *     to its end, see {@link dev.aiperf.engine.ClientPauses#overlapping}; 0 without one
 * @param error why the request doesn't count as valid
 */
public record RequestRecord(
        long index,
        PhaseKind phase,
        String conversationId,
        int turn,
        long intendedNanos,
        long startNanos,
        OptionalLong connectedNanos,
        OptionalLong sentNanos,
        OptionalLong headersNanos,
        long endNanos,
        long[] contentNanos,
        OptionalLong firstAnswerNanos,
        int status,
        OptionalInt inputTokens,
        OptionalInt requestedOutputTokens,
        OptionalInt answerTokens,
        OptionalInt reasoningTokens,
        boolean outputCountedByServer,
        Optional<Usage> usage,
        Optional<String> finishReason,
        int requestBytes,
        int responseBytes,
        int events,
        boolean missingEndMark,
        HttpTrace http,
        boolean refill,
        long clientPauseNanos,
        Optional<RequestError> error) {

    /** Returns whether the request counts in the latency statistics. */
    public boolean isValid() {
        return error.isEmpty();
    }

    /** Returns whether the harness itself dropped the request. */
    public boolean wasCancelled() {
        return error.isPresent() && error.get().kind() != RequestError.Kind.FAILED;
    }

    /** Returns whether the request failed in a way that says nothing about the server, so that it isn't held against it. */
    public boolean saysNothing() {
        return error.isPresent() && error.get().kind() == RequestError.Kind.CANCELLED;
    }

    /** Returns the tokens of the output, reasoning included; empty when none were counted. */
    public OptionalInt outputTokens() {
        if (answerTokens.isEmpty() && reasoningTokens.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(answerTokens.orElse(0) + reasoningTokens.orElse(0));
    }
}
