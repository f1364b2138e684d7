package dev.aiperf.dataset;

import java.util.List;

/**
 * The turns of one session, in order.
 *
 * @param id the session's name in records and files
 * @param turns one or more; none only where a data set is known by its names alone
 */
public record Conversation(String id, List<Turn> turns) {

    public Conversation {
        turns = List.copyOf(turns);
    }
}
