package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.transport.Timeline;

/** From an index to a request: picks the entry and encodes it. For one thread at a time, as the encoder is. */
final class RequestSource {

    private final Dataset dataset;
    private final RequestEncoder encoder;

    RequestSource(Dataset dataset, RequestEncoder encoder) {
        this.dataset = dataset;
        this.encoder = encoder;
    }

    PreparedRequest prepare(long index) {
        long entry = dataset.entryOf(index);
        Conversation conversation = dataset.conversation(entry);
        Turn turn = conversation.turns().get(0);
        return new PreparedRequest(
                index,
                entry,
                0,
                turn.inputTokens().orElse(Timeline.UNKNOWN),
                turn.outputTokens().orElse(Timeline.UNKNOWN),
                encoder.encode(turn));
    }
}
