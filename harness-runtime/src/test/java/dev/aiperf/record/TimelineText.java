package dev.aiperf.record;

import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;

/** A timeline in words, so that two can be compared whole. */
final class TimelineText {

    private TimelineText() {}

    static String of(Timeline t) {
        StringBuilder text = new StringBuilder();
        text.append(t.index()).append(' ').append(t.phase()).append(' ').append(t.entry());
        text.append(" turn ").append(t.turn()).append(" tokens ").append(t.inputTokens());
        text.append('/').append(t.requestedOutputTokens()).append(" bytes ").append(t.requestBytes());
        text.append(" at ").append(t.intendedNanos()).append(' ').append(t.startNanos());
        text.append(" asked ").append(t.askedNanos()).append(" opened ").append(t.openingNanos());
        text.append(' ').append(t.resolvedNanos()).append(' ').append(t.openedNanos());
        text.append(" body ").append(t.firstBodyNanos()).append(' ').append(t.lastBodyNanos());
        text.append(' ')
                .append(t.bodyBytes())
                .append('/')
                .append(t.bodyChunks())
                .append(' ');
        text.append(' ').append(t.connectedNanos()).append(' ').append(t.sentNanos());
        text.append(' ').append(t.headersNanos()).append(' ').append(t.endNanos());
        text.append(" status ").append(t.status()).append(t.streamed() ? " streamed " : " whole ");
        text.append(t.outcome()).append(" '").append(t.failure()).append(t.isRefill() ? "' refill" : "'");
        for (int k = 0; k < t.events(); k++) {
            int from = t.eventStart(k);
            text.append("\n  ").append(t.eventNanos(k)).append(' ');
            text.append(new String(t.bytes(), from, t.eventEnd(k) - from, StandardCharsets.ISO_8859_1));
        }
        return text.append("\n  of ").append(t.length()).toString();
    }
}
