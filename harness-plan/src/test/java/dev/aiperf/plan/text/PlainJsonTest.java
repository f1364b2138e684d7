package dev.aiperf.plan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    @Test
    void scalarsKeepTheirTypes() {
        assertThat(PlainJson.read("true")).isEqualTo(true);
        assertThat(PlainJson.read(" false ")).isEqualTo(false);
        assertThat(PlainJson.read("null")).isNull();
        assertThat(PlainJson.read("\"a\"")).isEqualTo("a");
        assertThat(PlainJson.read("7")).isEqualTo(7L);
        assertThat(PlainJson.read("-0.5e1")).isEqualTo(-5.0);
    }

    @Test
    void aNumberIsHeldByTheFirstTypeThatCan() {
        assertThat(PlainJson.read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(PlainJson.read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(PlainJson.read("1e400")).isEqualTo(new BigDecimal("1e400"));
    }

    @Test
    void membersStayInTheirOrder() {
        assertThat(PlainJson.read("{\"z\": [1, {}], \"a\": {\"b\": null}, \"m\": []}"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsExactly(
                        entry("z", List.of(1L, Map.of())),
                        entry("a", Collections.singletonMap("b", null)),
                        entry("m", List.of()));
    }

    @Test
    void escapesAreRead() {
        assertThat(PlainJson.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\té\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "1.",
                ".5",
                "+1",
                "tru",
                "nul",
                "NaN",
                "1 2",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "{\"a\" 1}",
                "[1 2]",
                "\"a\nb\"",
                "{\"a\":1,\"a\":2}",
                "]",
                "Infinity"
            })
    void whatIsNotJsonIsRefusedWithItsPlace(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainJson.read(text))
                .withMessageMatching("is not JSON: expected .* at character [0-9]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2 3]|is not JSON: expected ']' at character 7",
                "{\"a\":1, \"a\":2}|is not JSON: expected no second member named \"a\" at character 9",
                "true!|is not JSON: expected the end at character 5"
            })
    void theMessageSaysWhatWasExpectedWhere(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainJson.read(text))
                .withMessage(message);
    }

    @Test
    void nestingBeyondAnyBodyIsRefusedBeforeItOverflowsTheStack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainJson.read("[".repeat(1_000_000)))
                .withMessageContaining("at most 200 levels");
    }

    @Test
    void whatHasNoFormInJsonIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainJson.write(List.of(Double.NaN)))
                .withMessage("NaN has no form in JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainJson.write(Map.of("a", new Object())))
                .withMessage("a Object has no form in JSON");
    }

    @Property
    void whatIsWrittenReadsAsItWas(@ForAll("values") Object value) {
        assertThat(PlainJson.read(PlainJson.write(value))).isEqualTo(value);
    }

    @Property
    void anyTextIsJsonOrAnswered(@ForAll String text) {
        try {
            PlainJson.write(PlainJson.read(text));
        } catch (IllegalArgumentException answered) {
            assertThat(answered).hasMessageStartingWith("is not JSON: expected ");
        }
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.longs().asGeneric(),
                () -> Arbitraries.doubles().ofScale(9).asGeneric(),
                () -> Arbitraries.strings().asGeneric(),
                () -> Arbitraries.of(true, false).asGeneric(),
                () -> values().list().ofMaxSize(3).asGeneric(),
                () -> Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values())
                        .ofMaxSize(3)
                        .asGeneric());
    }
}
