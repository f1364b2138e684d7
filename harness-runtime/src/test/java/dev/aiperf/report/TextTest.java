package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void numbersReadAlikeEverywhere() {
        assertThat(Text.decimal(1234567.891)).isEqualTo("1,234,567.89");
        assertThat(Text.decimal(-0.0)).isEqualTo("0.00");
        assertThat(Text.decimal(Double.NaN)).isEqualTo("N/A");
        assertThat(Text.decimal(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(Text.plain(2.5)).isEqualTo("2.5");
        assertThat(Text.plain(1000)).isEqualTo("1,000");
    }

    @Test
    void allAndNothingAreSaidOnlyOfAllAndNothing() {
        assertThat(Text.percent(9_999, 10_000)).isEqualTo("99.9 %");
        assertThat(Text.percent(1, 10_000)).isEqualTo("0.1 %");
        assertThat(Text.percent(10_000, 10_000)).isEqualTo("100.0 %");
        assertThat(Text.percent(0, 10_000)).isEqualTo("0.0 %");
        assertThat(Text.percent(0, 0)).isEqualTo("0.0 %");
    }

    @Test
    void timesHaveTheirNaturalUnit() {
        assertThat(Text.nanos(85_400)).isEqualTo("85 µs");
        assertThat(Text.nanos(1_500_000_000)).isEqualTo("1.50 s");
        assertThat(Text.duration(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(Text.duration(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(Text.duration(Duration.ofMinutes(5))).isEqualTo("5 min");
        assertThat(Text.duration(Duration.ofSeconds(3_725))).isEqualTo("1 h 2 min");
    }

    @Property
    void wrappedTextKeepsItsWordsAndItsWidth(
            @ForAll @Chars({' ', 'a', '-', '…'}) String text, @ForAll @IntRange(min = 1, max = 40) int width) {
        String words = Text.oneLine(text);
        List<String> lines = WordWrap.lines(words, width);
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(words.replace(" ", ""));
    }
}
