package dev.aiperf.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"ignore_eos:true", "ignore_eos: true", "{\"ignore_eos\": true}"})
    void inputsAreTypedAsJson(String text) {
        assertThat(SettingType.inputs().parse(List.of(text))).containsExactly(entry("ignore_eos", true));
    }

    @Test
    void inputsOfAnyJsonTypeMayBeGivenOneByOneOrTogether() {
        assertThat(SettingType.inputs()
                        .parse(List.of(
                                "temperature:0.7,seed:7",
                                "user:alice",
                                "stop:a,b",
                                "response_format:{\"type\":\"json_object\",\"strict\":true}",
                                "{\"min_tokens\": 10, \"logit\": null}",
                                "quoted:\"5\"",
                                "url:http://host:80/x")))
                .containsExactly(
                        entry("temperature", 0.7),
                        entry("seed", 7L),
                        entry("user", "alice"),
                        entry("stop", "a,b"),
                        entry("response_format", Map.of("type", "json_object", "strict", true)),
                        entry("min_tokens", 10L),
                        entry("logit", null),
                        entry("quoted", "5"),
                        entry("url", "http://host:80/x"));
    }

    @Test
    void spacesPartInputsWhereEachWordIsAPair() {
        assertThat(SettingType.inputs().parse(List.of("temperature:0.7 stop:x", "user:Al Ice", "see:it http://host")))
                .containsExactly(
                        entry("temperature", 0.7),
                        entry("stop", "x"),
                        entry("user", "Al Ice"),
                        entry("see", "it http://host"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.inputs().parse(List.of("stop:the end temperature:0.7")))
                .withMessage(
                        "holds a second pair, temperature:0.7, within the value of the first; give each pair quotes"
                                + " of its own, or write a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3", "transfer-encoding: chunked", "Connection: close", "TE: trailers"})
    void aHeaderThatSaysHowTheRequestIsSentIsRefused(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.headers().parse(List.of(header)))
                .withMessageContaining("says how the request is sent, which the client does by itself; leave ");
    }

    @Test
    void aCommaPartsUrlsButNotTheOptionsOfOne() {
        assertThat(SettingType.urls("URL", "a URL")
                        .parse(List.of(
                                "a:8000, b:8000",
                                "simulator:?fault=stall-after=2,stall=60s@0.3",
                                "http://h?x=1,2,https://i?y=3,simulator:")))
                .containsExactly(
                        "a:8000",
                        "b:8000",
                        "simulator:?fault=stall-after=2,stall=60s@0.3",
                        "http://h?x=1,2",
                        "https://i?y=3",
                        "simulator:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore_eos", ":true", "", "{\"a\":}", "a:{\"b\":", "{\"a\":1,\"a\":2}"})
    void whatIsNoInputIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.inputs().parse(List.of(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"X-Team: search|search", "X-Team:search|search", "X-Team:|''", "X-Team: a:b|a:b"})
    void aHeaderIsANameAColonAndAValue(String header, String value) {
        assertThat(SettingType.headers().parse(List.of(header))).containsExactly(entry("X-Team", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Team", ": value", "X Team: a", "X-Team: a\r\nHost: evil", "X-Team: a\u2028b"})
    void aHeaderThatWouldBreakTheRequestIsRefused(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.headers().parse(List.of(header)))
                .withMessageStartingWith("must be a header such as \"X-Team: search\"");
    }

    @Test
    void aHeaderIsGivenOnceWhateverItsCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.headers().parse(List.of("X-Team: a", "x-team: b")))
                .withMessageStartingWith("must name a header once");
    }

    @Test
    void boundsAreSeparatedBySpacesOrCommas() {
        assertThat(SettingType.bounds().parse(List.of("time_to_first_token:500 inter-token-latency:100,a:1", "b:0.5")))
                .containsExactly(
                        entry("time_to_first_token", 500.0),
                        entry("inter_token_latency", 100.0),
                        entry("a", 1.0),
                        entry("b", 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttft", "ttft:", "ttft:x", "ttft:-1", "a:1 a:2", "", ":5", "a:NaN", "a:1d"})
    void whatIsNoBoundIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.bounds().parse(List.of(text)));
    }

    @Test
    void aGracePeriodMayBeWithoutEnd() {
        SettingType<Optional<Duration>> type = SettingType.gracePeriod();
        assertThat(type.parse(List.of("inf"))).isEmpty();
        assertThat(type.parse(List.of("0"))).contains(Duration.ZERO);
        assertThat(type.parse(List.of("1m"))).contains(Duration.ofMinutes(1));
    }

    @Test
    void aFileMayGiveAListOrKeysWhereACommandLineRepeatsAnOption() {
        assertThat(SettingType.wholeNumbers(1, 100).fromTree(List.of(1, 5, 10))).containsExactly("1", "5", "10");
        assertThat(SettingType.headers().fromTree(Map.of("X-Team", "search"))).containsExactly("X-Team: search");
        assertThat(SettingType.bounds().fromTree(Map.of("a", 5))).containsExactly("a:5");
        assertThat(SettingType.inputs().fromTree(Map.of("a", Map.of("b", true))))
                .containsExactly("{\"a\":{\"b\":true}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.aboveZero().fromTree(Map.of("a", 5)))
                .withMessage("must be a number above 0, such as 5 or 0.5, not a group of keys");
    }
}
