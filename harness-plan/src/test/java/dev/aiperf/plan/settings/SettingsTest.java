package dev.aiperf.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request-count",
                "request_count",
                "requestCount",
                "REQUEST-COUNT",
                "--request-count",
                "num-requests"
            })
    void aSettingIsFoundUnderAnyOfItsNamesHoweverWritten(String name) {
        assertThat(Settings.find(name)).map(Settings.Found::entry).contains(LoadSettings.REQUEST_COUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "input-tokens-mean, isl",
        "input-tokens-stddev, isl-stddev",
        "synthetic-input-tokens-mean, isl",
        "output-tokens-mean, osl",
        "output-tokens-stddev, osl-stddev",
        "warmup-requests, warmup-request-count",
        "num-warmup-requests, warmup-request-count",
        "duration, benchmark-duration",
        "num-prompts, num-dataset-entries",
        "request-rate-mode, arrival-pattern",
        "-m, model",
        "-u, url",
        "-H, header",
        "-f, config",
        "-v, verbose",
        "-vv, extra-verbose",
        "-b, prompt-batch-size"
    })
    void aliasesStandForTheirSettings(String alias, String name) {
        assertThat(Settings.find(alias)).map(found -> found.entry().name()).contains(name);
    }

    @Test
    void theCaseOfASingleLetterMatters() {
        assertThat(Settings.find("-H")).isPresent();
        assertThat(Settings.find("-h")).isEmpty();
    }

    @Test
    void aSwitchIsAlsoFoundUnderItsNegation() {
        assertThat(Settings.find("--no-self-check")).contains(new Settings.Found(OutputSettings.SELF_CHECK, true));
        assertThat(Settings.find("self-check")).contains(new Settings.Found(OutputSettings.SELF_CHECK, false));
    }

    @Test
    void everyEntryHasAGroupAndAHelpThatIsASentence() {
        assertThat(Settings.all())
                .allSatisfy(entry -> assertThat(Settings.groupOf(entry)).isPresent());
        assertThat(Settings.all())
                .allSatisfy(
                        setting -> assertThat(setting.help()).as(setting.name()).matches("[A-Z].*\\."));
    }

    @Test
    void aLineOfHelpEndsWithTheDefaultWhereThereIsOne() {
        assertThat(InputSettings.ISL.helpWithDefault()).isEqualTo("Tokens of a made prompt, on average. Default: 550.");
        assertThat(EndpointSettings.MODEL.helpWithDefault()).isEqualTo(EndpointSettings.MODEL.help());
    }

    @Test
    void whatTakesAValueHasALabelForItAndASwitchHasNone() {
        assertThat(Settings.all())
                .allSatisfy(entry ->
                        assertThat(entry.label().isEmpty()).as(entry.name()).isEqualTo(entry.isFlag()));
    }

    @Test
    void groupsTogetherHoldEveryEntryOnce() {
        List<CatalogueEntry> grouped = Arrays.stream(SettingGroup.values())
                .flatMap(group -> Settings.in(group).stream())
                .toList();
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(Settings.all());
    }

    @Test
    void theTemplateHoldsEverySettingAsACommentAndNothingElse() {
        String template = ConfigurationTemplate.render();

        assertThat(template.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(Settings.settings())
                .filteredOn(setting -> !setting.isOnlyOnCommandLine())
                .allSatisfy(setting -> assertThat(template).contains("\n#" + setting.name() + ":\n"));
        assertThat(template).doesNotContain("#config:");
    }
}
