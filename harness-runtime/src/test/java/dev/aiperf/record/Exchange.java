package dev.aiperf.record;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;

/** Builds timelines of exchanges in a line or two. Times are nanoseconds after an arbitrary instant. */
final class Exchange {

    static final long BASE = 1_000_000_000L;

    private final Timeline timeline = new Timeline();
    private int status = 200;
    private boolean streamed = true;
    private boolean answered = true;

    private Exchange() {
        timeline.begin(7, PhaseKind.MEASUREMENT, 3, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        timeline.intendedAt(BASE - 5);
        timeline.startedAt(BASE);
        timeline.sentAt(BASE + 2, 123);
    }

    static Exchange streamed() {
        return new Exchange();
    }

    static Exchange whole() {
        Exchange exchange = new Exchange();
        exchange.streamed = false;
        return exchange;
    }

    Exchange tokens(int input, int requested) {
        timeline.begin(7, PhaseKind.MEASUREMENT, 3, 0, input, requested);
        timeline.intendedAt(BASE - 5);
        timeline.startedAt(BASE);
        timeline.sentAt(BASE + 2, 123);
        return this;
    }

    Exchange intendedAfter(long nanos) {
        timeline.intendedAt(BASE + nanos);
        return this;
    }

    Exchange connectedAfter(long nanos) {
        timeline.connectedAt(BASE + nanos);
        return this;
    }

    Exchange sentAfter(long nanos) {
        timeline.sentAt(BASE + nanos, 123);
        return this;
    }

    Exchange status(int code) {
        status = code;
        return this;
    }

    Exchange unanswered() {
        answered = false;
        return this;
    }

    Exchange event(long nanosAfter, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        timeline.append(bytes, 0, bytes.length);
        timeline.endEvent(BASE + nanosAfter);
        return this;
    }

    Timeline completed() {
        return ended(Outcome.COMPLETED, "");
    }

    Timeline ended(Outcome outcome, String failure) {
        if (answered) {
            timeline.headersAt(BASE + 4, status, streamed);
        }
        timeline.end(BASE + 1000, outcome, failure);
        return timeline;
    }
}
