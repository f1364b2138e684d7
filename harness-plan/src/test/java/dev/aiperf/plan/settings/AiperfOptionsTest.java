package dev.aiperf.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command line written for AIPerf 0.13 finds each of its names here. */
class AiperfOptionsTest {

    @Test
    void everyNameOfAiperfIsASettingOrHasAReasonNotToBe() throws IOException {
        List<Option> options = options();
        assertThat(options).hasSizeGreaterThan(250);

        assertThat(options)
                .allSatisfy(option -> assertThat(option.names())
                        .allSatisfy(
                                name -> assertThat(Settings.find(name)).as(name).isPresent()));
    }

    @Test
    void namesOfOneOptionMeanTheSame() throws IOException {
        assertThat(options())
                .allSatisfy(option -> assertThat(option.names().stream()
                                .map(name -> Settings.find(name).orElseThrow().entry())
                                .distinct())
                        .as(String.join(" ", option.names()))
                        .hasSize(1));
    }

    @Test
    void switchesOfAiperfAreSwitchesHere() throws IOException {
        assertThat(options())
                .filteredOn(option -> option.defaultText().equals("False"))
                .hasSizeGreaterThan(20)
                .allSatisfy(option -> assertThat(Settings.find(option.names().get(0))
                                .orElseThrow()
                                .entry()
                                .isFlag())
                        .as(option.names().get(0))
                        .isTrue());
    }

    @Test
    void optionsOfAiperfWithAValueTakeOneHere() throws IOException {
        assertThat(options())
                .filteredOn(option -> option.defaultText().matches("[0-9.]+")
                        || !option.choices().isEmpty())
                .hasSizeGreaterThan(80)
                .allSatisfy(option -> assertThat(Settings.find(option.names().get(0))
                                .orElseThrow()
                                .entry()
                                .isFlag())
                        .as(option.names().get(0))
                        .isFalse());
    }

    @Test
    void everyReasonIsTheRestOfASentence() {
        assertThat(Settings.unsupported()).hasSizeGreaterThan(100).allSatisfy(setting -> {
            assertThat(setting.reason()).matches("[\\p{L}].*[^.]");
            assertThat(setting.name()).doesNotStartWith("-");
        });
    }

    private static List<Option> options() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AiperfOptionsTest.class.getResourceAsStream("aiperf-0.13-options.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(columns ->
                            new Option(Stream.of(columns[1].split(" ")).toList(), columns[2], columns[3].strip()))
                    .toList();
        }
    }

    private record Option(List<String> names, String choices, String defaultText) {}
}
