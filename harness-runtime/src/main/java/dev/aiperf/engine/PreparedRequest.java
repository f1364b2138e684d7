package dev.aiperf.engine;

/**
 * A request that only waits to be sent.
 *
 * @param index its place in the phase, from 0
 * @param entry the data set entry it asks
 * @param turn the turn of the entry, from 0
 * @param inputTokens the tokens of its input, or {@link dev.aiperf.transport.Timeline#UNKNOWN}
 * @param requestedOutputTokens the tokens asked for, or {@link dev.aiperf.transport.Timeline#UNKNOWN}
 * @param body its encoded body; not to be changed
 */
record PreparedRequest(long index, long entry, int turn, int inputTokens, int requestedOutputTokens, byte[] body) {}
