package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What tests ask of timelines. */
final class Timelines {

    private Timelines() {}

    static Timeline begun(long index) {
        Timeline timeline = new Timeline();
        timeline.begin(index, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        return timeline;
    }

    static List<String> events(Timeline timeline) {
        List<String> events = new ArrayList<>();
        for (int k = 0; k < timeline.events(); k++) {
            int from = timeline.eventStart(k);
            events.add(new String(timeline.bytes(), from, timeline.eventEnd(k) - from, StandardCharsets.UTF_8));
        }
        return events;
    }

    /** Requires that all instants of a completed exchange are there and in the order in which things happen. */
    static void requireInOrder(Timeline timeline) {
        List<Long> instants = new ArrayList<>();
        instants.add(timeline.startNanos());
        if (timeline.connectedNanos() != Timeline.NEVER) {
            instants.add(timeline.connectedNanos());
        }
        instants.add(timeline.sentNanos());
        instants.add(timeline.headersNanos());
        for (int k = 0; k < timeline.events(); k++) {
            instants.add(timeline.eventNanos(k));
        }
        instants.add(timeline.endNanos());
        assertThat(List.of(
                        timeline.askedNanos(),
                        timeline.startNanos(),
                        timeline.sentNanos(),
                        timeline.firstBodyNanos(),
                        timeline.lastBodyNanos(),
                        timeline.endNanos()))
                .as("asked for a connection, start, sent, first and last byte of the body, end")
                .doesNotContain(Timeline.NEVER)
                .isSorted();
        assertThat(instants)
                .as("start, connected, sent, headers, events, end")
                .doesNotContain(Timeline.NEVER)
                .isSorted();
    }

    /** Requires the outcome of a failed exchange, with its reason in words and its instants. */
    static void requireFailed(Timeline timeline, Outcome outcome) {
        assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(outcome);
        assertThat(timeline.failure()).matches(".*\\w+ \\w+.*").doesNotContain("\n");
        assertThat(timeline.startNanos()).isNotEqualTo(Timeline.NEVER);
        assertThat(timeline.endNanos()).isGreaterThanOrEqualTo(timeline.startNanos());
    }
}
