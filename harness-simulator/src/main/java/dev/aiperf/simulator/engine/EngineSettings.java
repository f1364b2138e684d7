package dev.aiperf.simulator.engine;

/**
 * What the engine pretends to run on.
 *
 * @param prefillTokensPerSecond how fast prompts are computed
 * @param prefillChunk most prompt tokens computed in one step, over all sequences
 * @param decodeBaseNanos what a step costs whatever is in it
 * @param decodePerSequenceNanos what each decoding sequence adds to a step
 * @param maxBatch most sequences that are in the engine at once
 * @param kvTokens tokens that the KV cache holds
 * @param prefixCache whether prompts that begin alike share what was computed
 * @param jitter share by which a step's length varies to either side, from 0 to below 1
 * @param seed of everything drawn by chance
 */
public record EngineSettings(
        double prefillTokensPerSecond,
        int prefillChunk,
        long decodeBaseNanos,
        long decodePerSequenceNanos,
        int maxBatch,
        long kvTokens,
        boolean prefixCache,
        double jitter,
        long seed) {

    long prefillNanos(int tokens) {
        return Math.round(tokens * 1e9 / prefillTokensPerSecond);
    }
}
