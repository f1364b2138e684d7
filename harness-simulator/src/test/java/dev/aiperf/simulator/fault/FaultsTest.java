package dev.aiperf.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    @ParameterizedTest
    @MethodSource("written")
    void aFaultIsReadAsItIsWritten(String text, Fault fault) {
        assertThat(Faults.parse(text).draw(1, 0)).contains(fault);
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("status=503", new Fault.Status(503, OptionalInt.empty())),
                Arguments.of("status=429,retry-after=7", new Fault.Status(429, OptionalInt.of(7))),
                Arguments.of("reset-after=5", new Fault.ResetAfter(5)),
                Arguments.of("cut-after=0", new Fault.CutAfter(0)),
                Arguments.of("stall-after=3", new Fault.StallAfter(3, Duration.ZERO)),
                Arguments.of("stall=200ms,stall-after=3", new Fault.StallAfter(3, Duration.ofMillis(200))),
                Arguments.of("delay=1s", new Fault.Delay(Duration.ofSeconds(1))),
                Arguments.of(" slow-accept=1s ", new Fault.Delay(Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @EnumSource(Fault.Plain.class)
    void aFaultWithoutParametersIsItsName(Fault.Plain fault) {
        assertThat(Faults.parse(fault.label()).draw(1, 0)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explode | no such fault; accepted are status=CODE",
                "status=200 | the status must be one of [400,",
                "reset-after=x | 'reset-after' takes a whole number from 0, not 'x'",
                "reset-after | 'reset-after' takes a whole number from 0, not ''",
                "reset-after=1,retry-after=2 | 'retry-after' doesn't belong there",
                "delay=5 | '5' is not a duration",
                "trickle=1 | 'trickle' takes no value",
                "trickle@2 | must be a number from 0 to 1",
                "trickle@NaN | must be a number from 0 to 1",
                "trickle@0.6;no-done@0.6 | add up to more than 1",
            })
    void aMistakeIsNamedWithWhatIsAccepted(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void eachFaultMeetsItsShareOfTheRequests() {
        Faults faults = Faults.parse("status=500@0.1; reset-after=5@0.3");

        assertThat(count(faults, "status")).isBetween(900L, 1_100L);
        assertThat(count(faults, "reset-after")).isBetween(2_800L, 3_200L);
    }

    private static long count(Faults faults, String label) {
        return LongStream.range(0, 10_000)
                .mapToObj(number -> faults.draw(42, number))
                .flatMap(Optional::stream)
                .filter(fault -> fault.label().equals(label))
                .count();
    }

    @Test
    void theDrawOfARequestDependsOnSeedAndNumberOnly() {
        Faults faults = Faults.parse("status=500@0.5");
        Object[] draws =
                LongStream.range(0, 100).mapToObj(k -> faults.draw(1, k)).toArray();

        assertThat(LongStream.range(0, 100).mapToObj(k -> faults.draw(1, k)).toArray())
                .isEqualTo(draws);
        assertThat(LongStream.range(0, 100).mapToObj(k -> faults.draw(2, k)).toArray())
                .isNotEqualTo(draws);
    }

    @Test
    void noFaultsMeetNobody() {
        assertThat(Faults.NONE.draw(1, 1)).isEmpty();
        assertThat(Faults.parse("trickle@0").draw(1, 1)).isEmpty();
    }
}
