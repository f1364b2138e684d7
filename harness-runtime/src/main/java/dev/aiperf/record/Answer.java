package dev.aiperf.record;

import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.endpoint.Usage;
import dev.aiperf.transport.Timeline;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The events of one response, read and joined: what was said, when its content came, and what the server reports of it.
 */
final class Answer {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private long[] contentNanos = new long[16];
    private int contentEvents;
    private OptionalLong firstAnswerNanos = OptionalLong.empty();
    private Optional<Usage> usage = Optional.empty();
    private Optional<String> finishReason = Optional.empty();
    private boolean endMark;
    private Optional<BrokenEvent> broken = Optional.empty();

    private Answer() {}

    /** Returns what there is of an answer without reading any event. */
    static Answer unread() {
        return new Answer();
    }

    /** Reads all events of a response. */
    static Answer read(Timeline timeline, ResponseReader reader) {
        Answer answer = new Answer();
        for (int k = 0; k < timeline.events(); k++) {
            int from = timeline.eventStart(k);
            int to = timeline.eventEnd(k);
            ResponsePart part = reader.read(timeline.bytes(), from, to);
            answer.add(part, timeline.eventNanos(k));
            if (part.error().isPresent() && answer.broken.isEmpty()) {
                answer.broken = Optional.of(BrokenEvent.of(part.error().get(), timeline.bytes(), from, to));
            }
        }
        return answer;
    }

    private void add(ResponsePart part, long nanos) {
        if (part.hasContent()) {
            addContentAt(nanos);
            boolean isAnswer = !part.content().isEmpty() || !part.toolCalls().isEmpty();
            if (isAnswer && firstAnswerNanos.isEmpty()) {
                firstAnswerNanos = OptionalLong.of(nanos);
            }
            text.append(part.content()).append(part.toolCalls());
            reasoning.append(part.reasoning());
        }
        // Usage may come on each chunk, counting up: the last one is the answer's.
        usage = part.usage().or(() -> usage);
        finishReason = part.finishReason().or(() -> finishReason);
        endMark |= part.last();
    }

    private void addContentAt(long nanos) {
        if (contentEvents == contentNanos.length) {
            contentNanos = Arrays.copyOf(contentNanos, contentEvents * 2);
        }
        contentNanos[contentEvents++] = nanos;
    }

    /** Returns the answer without its reasoning, tool calls included. */
    String text() {
        return text.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }

    /** Returns the instants of the content events, in order. */
    long[] contentNanos() {
        return Arrays.copyOf(contentNanos, contentEvents);
    }

    /** Returns the instant of the first content event that isn't reasoning alone. */
    OptionalLong firstAnswerNanos() {
        return firstAnswerNanos;
    }

    Optional<Usage> usage() {
        return usage;
    }

    Optional<String> finishReason() {
        return finishReason;
    }

    boolean hasEndMark() {
        return endMark;
    }

    /** Returns the first event that carries an error or can't be read. */
    Optional<BrokenEvent> broken() {
        return broken;
    }
}
