package dev.aiperf.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    private static final List<String> NAMES =
            List.of("concurrency", "request-count", "request-rate", "streaming", "url", "ui", "isl");

    @ParameterizedTest
    @CsvSource({
        "concurency, concurrency",
        "conucrrency, concurrency",
        "CONCURRENCY, concurrency",
        "request_count, request-count",
        "steaming, streaming",
        "concurrency-limit, concurrency",
        "ulr, url"
    })
    void aSlipIsRecognised(String typed, String meant) {
        assertThat(NearestNames.of(typed, NAMES)).first().isEqualTo(meant);
    }

    @Test
    void caseHyphensAndUnderscoresDoNotMatter() {
        assertThat(NearestNames.same("Single-Turn", Set.of("single_turn", "text")))
                .contains("single_turn");
        assertThat(NearestNames.same("single", Set.of("single_turn", "text"))).isEmpty();
    }

    @Test
    void aBeginningCountsAsNear() {
        assertThat(NearestNames.of("request", NAMES)).containsExactly("request-rate", "request-count");
    }

    @Test
    void whatIsFarFromEverythingHasNoNeighbour() {
        assertThat(NearestNames.of("temperature", NAMES)).isEmpty();
        assertThat(NearestNames.of("", NAMES)).isEmpty();
        assertThat(NearestNames.question("temperature", NAMES)).isEmpty();
    }

    @Test
    void theQuestionNamesEachCandidateAsItWouldBeWritten() {
        assertThat(NearestNames.question("request", NAMES, "--"))
                .isEqualTo("; did you mean --request-rate or --request-count?");
    }

    @Property
    void theDistanceIsNeverMoreThanTheLongerNameAndTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        int distance = NearestNames.distance(a, b);
        assertThat(distance).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
        assertThat(NearestNames.distance(b, a)).isEqualTo(distance);
        assertThat(distance == 0).isEqualTo(a.equals(b));
    }

    @Property
    void oneLetterLeftOutIsADistanceOfOne(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name, @ForAll @IntRange(max = 11) int at) {
        StringBuilder shorter = new StringBuilder(name).deleteCharAt(at % name.length());
        assertThat(NearestNames.distance(name, shorter.toString())).isEqualTo(1);
    }
}
