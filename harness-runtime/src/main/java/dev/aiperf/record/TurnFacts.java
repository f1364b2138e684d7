package dev.aiperf.record;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.transport.Timeline;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a record tells of the turn that was asked: the name of its session and the tokens of its input.
 *
 * <p>A data set is asked over and over, so the answers are kept, {@value #MOST_KEPT} of them; when there are more, all
 * are forgotten and learnt anew, since a data set with that many entries rarely comes back to one soon. Safe to share.
 */
final class TurnFacts {

    /**
     * @param conversationId the session's name
     * @param inputTokens the tokens of the turn's text; {@link Timeline#UNKNOWN} where nobody has the text any more
     */
    record Fact(String conversationId, int inputTokens) {}

    private record Key(long entry, int turn) {}

    private static final int MOST_KEPT = 10_000;

    private final Dataset dataset;
    private final Tokenizer tokenizer;
    private final ConcurrentHashMap<Key, Fact> kept = new ConcurrentHashMap<>();

    TurnFacts(Dataset dataset, Tokenizer tokenizer) {
        this.dataset = dataset;
        this.tokenizer = tokenizer;
    }

    /**
     * Returns what is known of a request's turn.
     *
     * @param needsCount whether the input's tokens must be counted where the request doesn't know them; otherwise they
     *     are {@link Timeline#UNKNOWN} then
     */
    Fact of(Timeline timeline, boolean needsCount) {
        Key key = new Key(timeline.entry(), timeline.turn());
        Fact fact = kept.get(key);
        if (fact == null) {
            fact = learn(timeline, needsCount);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(key, fact);
        }
        int known = timeline.inputTokens();
        // A shaped request has tokens of its own, whatever an earlier one of the same turn had.
        return known == Timeline.UNKNOWN ? fact : new Fact(fact.conversationId(), known);
    }

    private Fact learn(Timeline timeline, boolean needsCount) {
        int known = timeline.inputTokens();
        if (known != Timeline.UNKNOWN || !needsCount) {
            return new Fact(dataset.idOf(timeline.entry()), known);
        }
        Conversation conversation = dataset.conversation(timeline.entry());
        List<Turn> turns = conversation.turns();
        int count = turns.isEmpty()
                ? Timeline.UNKNOWN
                : tokenizer.count(turns.get(timeline.turn()).joinedText());
        return new Fact(conversation.id(), count);
    }
}
