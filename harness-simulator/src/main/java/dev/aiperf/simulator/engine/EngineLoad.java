package dev.aiperf.simulator.engine;

/**
 * How busy the engine is.
 *
 * @param running sequences in the batch
 * @param waiting sequences in the queue
 * @param kvUsage used share of the KV cache, from 0 to 1
 * @param prefixQueries prompt tokens looked up in the prefix cache so far
 * @param prefixHits prompt tokens found there so far
 */
public record EngineLoad(int running, int waiting, double kvUsage, long prefixQueries, long prefixHits) {

    static final EngineLoad NONE = new EngineLoad(0, 0, 0, 0, 0);
}
