package dev.aiperf.plan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "5m, PT5M",
        "10 s, PT10S",
        "1.5s, PT1.5S",
        ".5s, PT0.5S",
        "1h30m, PT1H30M",
        "1h 30m, PT1H30M",
        "250us, PT0.00025S",
        "250µs, PT0.00025S",
        "7ns, PT0.000000007S",
        "1d, PT24H",
        "2S, PT2S",
        "0s, PT0S"
    })
    void aNumberWithAUnitIsADuration(String text, Duration expected) {
        assertThat(DurationText.parse(text, ChronoUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void aBareNumberHasTheUnitOfItsSetting() {
        assertThat(DurationText.parse("300", ChronoUnit.SECONDS)).isEqualTo(Duration.ofMinutes(5));
        assertThat(DurationText.parse("300", ChronoUnit.MILLIS)).isEqualTo(Duration.ofMillis(300));
        assertThat(DurationText.parse("0.5", ChronoUnit.MILLIS)).isEqualTo(Duration.ofNanos(500_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s", "-5s", "5x", "5 minutes", "1h30", "1e3s", "five", "5s!", "inf", "."})
    void whatIsNoDurationIsAnsweredWithWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text, ChronoUnit.SECONDS))
                .withMessage("must be a duration such as 500ms, 10s or 5m (a bare number means seconds)");
    }

    @Test
    void aDurationThatWouldOverflowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("99999999999999999999h", ChronoUnit.SECONDS))
                .withMessageContaining("at most 100 years");
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 5m", "PT1M30S, 90s", "PT1.5S, 1500ms", "PT6H, 6h", "PT0S, 0s", "PT0.00025S, 250us"})
    void theShortestFormWithOneUnitIsWritten(Duration duration, String expected) {
        assertThat(DurationText.format(duration)).isEqualTo(expected);
    }

    @Property
    void whatIsWrittenReadsAsItWas(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 4) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(DurationText.parse(DurationText.format(duration), ChronoUnit.HOURS))
                .isEqualTo(duration);
    }

    @Property
    void anyTextIsADurationOrAnswered(@ForAll String text) {
        try {
            assertThat(DurationText.parse(text, ChronoUnit.SECONDS)).isGreaterThanOrEqualTo(Duration.ZERO);
        } catch (IllegalArgumentException answered) {
            assertThat(answered).hasMessageStartingWith("must be a duration");
        }
    }
}
