package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueOptionsTest {

    private static CatalogueOptions.Parsed parse(String command) throws UsageException {
        return CatalogueOptions.parse(Call.words(command));
    }

    @Test
    void aValueStandsAfterItsOptionOrBehindAnEqualsSign() throws Exception {
        assertThat(parse("--concurrency 5 --request-count=10 --url=http://h/?a=b")
                        .values())
                .containsEntry("--concurrency", List.of("5"))
                .containsEntry("--request-count", List.of("10"))
                .containsEntry("--url", List.of("http://h/?a=b"));
    }

    @Test
    void aShortOptionTakesItsValueWithOrWithoutABlank() throws Exception {
        assertThat(parse("-m M -HName:value -vv").values())
                .containsEntry("-m", List.of("M"))
                .containsEntry("-H", List.of("Name:value"))
                .containsEntry("-vv", List.of("true"));
    }

    @Test
    void aNameIsReadInAnySpellingOfTheCatalogue() throws Exception {
        assertThat(parse("--request_count 5").values()).containsEntry("--request_count", List.of("5"));
    }

    @Test
    void aSwitchTakesTheNextWordOnlyIfItSaysWhetherOrNot() throws Exception {
        CatalogueOptions.Parsed parsed = parse("--streaming false --self-check word");

        assertThat(parsed.values())
                .containsEntry("--streaming", List.of("false"))
                .containsEntry("--self-check", List.of("true"));
        assertThat(parsed.loose()).containsExactly("word");
    }

    @Test
    void severalValuesEndWhereTheNextOptionBeginsEvenIfItIsMistyped() throws Exception {
        CatalogueOptions.Parsed parsed = parse("--url http://a http://b --concurency 10 --streaming");

        assertThat(parsed.values())
                .containsEntry("--url", List.of("http://a", "http://b"))
                .containsEntry("--concurency", List.of())
                .containsEntry("--streaming", List.of("true"));
        assertThat(parsed.loose()).isEmpty();
    }

    @Test
    void anOptionGivenTwiceHasTheValuesOfBoth() throws Exception {
        assertThat(parse("--header A:1 --url u --header B:2").values())
                .containsEntry("--header", List.of("A:1", "B:2"));
    }

    @Test
    void aNegativeNumberIsAValue() throws Exception {
        assertThat(parse("--random-seed -7").values()).containsEntry("--random-seed", List.of("-7"));
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> parse("--model --streaming"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--model needs a value");
        assertThatThrownBy(() -> parse("--model M --url")).hasMessage("--url needs a value");
    }

    @Test
    void aValueThatBeginsWithADashIsWrittenBehindAnEqualsSign() throws Exception {
        assertThatThrownBy(() -> parse("--api-key -secret"))
                .hasMessage("--api-key needs a value; one that begins with - is written --api-key=-…");
        assertThat(parse("--api-key=-secret").values()).containsEntry("--api-key", List.of("-secret"));
    }
}
