package dev.aiperf.record;

import dev.aiperf.engine.ClientPauses;
import java.util.List;

/**
 * What a record takes from the run around its request. Safe to share between threads.
 *
 * @param pauses the pauses of the client
 * @param firstRefill the index of the first request that took a slot from one before it: in a closed loop that of the first
 *     request beyond the slots, since slots are filled in order; else beyond all
 */
public record RunSurroundings(ClientPauses pauses, long firstRefill) {

    /** The index of the first request that took over a slot where there are no slots. */
    public static final long NO_REFILL = Long.MAX_VALUE;

    /** No pauses, and no slots. */
    public static final RunSurroundings NONE = new RunSurroundings(ClientPauses.of(List.of()), NO_REFILL);
}
