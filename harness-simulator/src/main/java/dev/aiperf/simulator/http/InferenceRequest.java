package dev.aiperf.simulator.http;

import java.util.OptionalInt;

/**
 * What a client asks for.
 *
 * @param prompt token ids of the prompt
 * @param stream whether the answer is to come in events
 * @param includeUsage whether a stream is to end with usage
 * @param continuousUsage whether each chunk is to carry usage
 * @param length tokens asked for, if any number was
 * @param minTokens least tokens, when no length was asked for
 * @param ignoreEos whether the model may not end before its length
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
record InferenceRequest(
        Api api,
        String model,
        int[] prompt,
        boolean stream,
        boolean includeUsage,
        boolean continuousUsage,
        OptionalInt length,
        int minTokens,
        boolean ignoreEos) {}
