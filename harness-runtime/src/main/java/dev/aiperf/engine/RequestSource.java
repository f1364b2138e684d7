package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.extension.Thrown;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.util.Optional;

/**
 * From an index to a request: picks the entry, has it shaped and encodes it. For one thread at a time, as the encoder is.
 *
 * <p>What fails in a shaper, or in writing what it asks for, costs its request and no other; too many such in a row are no
 * load any more. What fails without one is the harness's own fault, and ends the load at once.
 */
final class RequestSource {

    /** So many failures in a row are enough. */
    static final int MOST_FAILURES = 10;

    private final Dataset dataset;
    private final RequestEncoder encoder;
    private final PhaseKind phase;
    private final TurnShaper shaper;
    private final Optional<Dialogues> dialogues;
    private int failuresInARow;

    RequestSource(Dataset dataset, RequestEncoder encoder, PhaseKind phase, TurnShaper shaper) {
        this(dataset, encoder, phase, shaper, Optional.empty());
    }

    /**
     * Makes a source.
     *
     * @param dialogues holds sessions of several turns; empty where there can be none
     */
    RequestSource(
            Dataset dataset,
            RequestEncoder encoder,
            PhaseKind phase,
            TurnShaper shaper,
            Optional<Dialogues> dialogues) {
        this.dialogues = dialogues;
        this.dataset = dataset;
        this.encoder = encoder;
        this.phase = phase;
        this.shaper = shaper;
    }

    /**
     * Makes a request.
     *
     * @throws LoadException when the shaper failed once too often
     */
    PreparedRequest prepare(long index) throws LoadException {
        long entry = dataset.entryOf(index);
        Conversation conversation = dataset.conversation(entry);
        if (conversation.turns().size() > 1) {
            return opening(index, entry, conversation);
        }
        Turn turn = conversation.turns().get(0);
        return shaper == TurnShaper.AS_IT_IS ? prepared(index, entry, turn) : shaped(index, entry, turn);
    }

    /** Returns whose code makes the requests, in words. */
    String maker() {
        return shaper == TurnShaper.AS_IT_IS ? "the data set" : "the benchmark's method that shapes requests";
    }

    private PreparedRequest shaped(long index, long entry, Turn turn) throws LoadException {
        try {
            PreparedRequest request = prepared(index, entry, shaper.shape(turn, phase, index));
            failuresInARow = 0;
            return request;
        } catch (VirtualMachineError e) {
            // The process is no longer fit to measure anything.
            throw e;
        } catch (Throwable e) {
            failuresInARow++;
            if (failuresInARow == MOST_FAILURES) {
                throw new LoadException(
                        "the benchmark's method that shapes requests failed " + MOST_FAILURES
                                + " times in a row, the last time with " + Thrown.named(e),
                        e);
            }
            return PreparedRequest.failed(index, entry, Thrown.named(e));
        }
    }

    private PreparedRequest opening(long index, long entry, Conversation conversation) throws LoadException {
        if (shaper != TurnShaper.AS_IT_IS) {
            throw new LoadException(
                    "the benchmark's method shapes single requests, and the data set has sessions of several"
                            + " turns, each of which takes the answers before it");
        }
        Dialogue session = dialogues
                .orElseThrow(
                        () -> new LoadException("the data set has sessions of several turns, and the endpoint takes no"
                                + " messages that could hold what was said before"))
                .begin(conversation);
        return prepared(index, entry, session.next(), Optional.of(session));
    }

    private PreparedRequest prepared(long index, long entry, Turn turn) {
        return prepared(index, entry, turn, Optional.empty());
    }

    private PreparedRequest prepared(long index, long entry, Turn turn, Optional<Dialogue> session) {
        return new PreparedRequest(
                index,
                entry,
                0,
                turn.inputTokens().orElse(Timeline.UNKNOWN),
                turn.outputTokens().orElse(Timeline.UNKNOWN),
                encoder.encode(turn),
                "",
                index,
                session);
    }
}
