package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clauses of the WHATWG event-stream format, one by one, and all ways to cut a stream. */
class SseSplitterTest {

    private final Timeline timeline = begun();
    private final SseSplitter splitter = new SseSplitter();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void linesEndInLineFeedCarriageReturnOrBoth(String end) {
        feed("data: a" + end + end + "data: b" + end + end);

        assertThat(events()).containsExactly("a", "b");
    }

    @Test
    void oneSpaceAfterTheColonIsSkippedAndNoMore() {
        feed("data:a\n\ndata: b\n\ndata:  c\n\n");

        assertThat(events()).containsExactly("a", "b", " c");
    }

    @Test
    void severalDataLinesOfOneEventAreJoinedByALineFeed() {
        feed("data: a\ndata: b\ndata:\ndata: c\n\n");

        assertThat(events()).containsExactly("a\nb\n\nc");
    }

    @Test
    void aDataFieldWithoutColonHasAnEmptyValue() {
        feed("data\n\ndata\ndata\n\n");

        assertThat(events()).containsExactly("", "\n");
    }

    @Test
    void commentsOtherFieldsAndEventsWithoutDataLeaveNoTrace() {
        feed(": ping\n\nevent: message\nid: 7\nretry: 10\n\nevent: x\ndata: a\nunknown\n\n:\n\n");

        assertThat(events()).containsExactly("a");
    }

    @Test
    void aFieldWhoseNameOnlyBeginsLikeDataIsAnotherField() {
        feed("dat: a\ndatax: b\n data: c\nDATA: d\n\n");

        assertThat(events()).isEmpty();
    }

    @Test
    void aByteOrderMarkAtTheStartIsSkippedAndOneWithinIsContent() {
        feed("\uFEFFdata: a\n\ndata: \uFEFFb\n\n");

        assertThat(events()).containsExactly("a", "\uFEFFb");
    }

    @Test
    void anEventWithoutItsBlankLineCountsWhenTheBodyEndedAsItShould() {
        feed("data: a\n\ndata: b");
        assertThat(events()).containsExactly("a");

        splitter.finish(2, timeline);

        assertThat(events()).containsExactly("a", "b");
    }

    @Test
    void finishingAStreamThatEndedCleanlyAddsNothing() {
        feed("data: a\r\n\r\n");

        splitter.finish(2, timeline);

        assertThat(events()).containsExactly("a");
    }

    @Test
    void eventsOfOneReadShareItsInstant() {
        splitter.feed(bytes("data: a\n\ndata: b\n\ndata: c"), 10, timeline);
        splitter.feed(bytes("\n\n"), 20, timeline);

        assertThat(timeline.eventNanos(0)).isEqualTo(10);
        assertThat(timeline.eventNanos(1)).isEqualTo(10);
        assertThat(timeline.eventNanos(2)).as("the read that completed it").isEqualTo(20);
    }

    @Property
    void anySplitOfAnyStreamGivesTheSameEvents(
            @ForAll("streams") String stream, @ForAll List<@net.jqwik.api.constraints.IntRange(max = 7) Integer> cuts) {
        List<String> whole = eventsOf(stream, List.of());

        assertThat(eventsOf(stream, cuts)).isEqualTo(whole);
        assertThat(eventsOf(stream, java.util.Collections.nCopies(stream.length() * 4, 1)))
                .isEqualTo(whole);
    }

    @Property(tries = 3000)
    void theEventsOfAnyStreamAreThoseOfTheStandard(@ForAll("streams") String stream) {
        assertThat(eventsOf(stream, List.of())).isEqualTo(byTheStandard(stream));
    }

    /**
     * The data of a stream's events by the algorithm of the WHATWG's HTML standard, section 9.2.6, line by line; but for the
     * last event, which counts without its blank line where the body is known to be whole.
     */
    private static List<String> byTheStandard(String stream) {
        List<String> events = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        String text = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\r|\n", -1)));
        lines.add("");
        for (String line : lines) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            if (line.isEmpty() && data.length() > 0) {
                events.add(data.substring(0, data.length() - 1));
                data.setLength(0);
            } else if (field.equals("data")) {
                data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
            }
        }
        return events;
    }

    @Property
    void anyTextComesBackAsItWasSent(@ForAll("texts") List<String> texts, @ForAll("ends") String end) {
        StringBuilder stream = new StringBuilder();
        for (String text : texts) {
            stream.append("data: ").append(text).append(end).append(end);
        }

        assertThat(eventsOf(stream.toString(), List.of(3, 1, 2))).isEqualTo(texts);
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of(
                        "data",
                        "dat",
                        ":",
                        " ",
                        "a",
                        "é",
                        "\uD83D\uDE00",
                        "\n",
                        "\r",
                        "\r\n",
                        "\n\n",
                        "data: x",
                        "event: e",
                        "\uFEFF",
                        "data:")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .all()
                .filter(s -> s.indexOf('\n') < 0 && s.indexOf('\r') < 0)
                .map(s -> new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r", "\r\n");
    }

    private void feed(String text) {
        splitter.feed(bytes(text), 1, timeline);
    }

    private List<String> events() {
        return events(timeline);
    }

    private static List<String> eventsOf(String stream, List<Integer> cuts) {
        Timeline timeline = begun();
        SseSplitter splitter = new SseSplitter();
        ByteBuffer all = bytes(stream);
        for (int cut : cuts) {
            int some = Math.min(cut, all.remaining());
            splitter.feed(all.slice(all.position(), some), 1, timeline);
            all.position(all.position() + some);
        }
        splitter.feed(all, 1, timeline);
        splitter.finish(1, timeline);
        return events(timeline);
    }

    private static List<String> events(Timeline timeline) {
        List<String> events = new ArrayList<>();
        for (int k = 0; k < timeline.events(); k++) {
            int from = timeline.eventStart(k);
            events.add(new String(timeline.bytes(), from, timeline.eventEnd(k) - from, StandardCharsets.UTF_8));
        }
        return events;
    }

    private static Timeline begun() {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        return timeline;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
