package dev.aiperf.simulator.engine;

/** Learns what becomes of one sequence. All calls come from the engine's thread, which waits for them. */
public interface TokenListener {

    /** The sequence has left the queue; so many of its prompt's tokens were found in the prefix cache. */
    void admitted(int cachedTokens);

    /** Token {@code index} (from 0) is made; {@code last} says that no other follows. */
    void token(int index, boolean last);
}
