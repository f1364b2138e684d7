package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void theCommandLineWinsOverPropertiesAndTheseOverTheFile() {
        Map<String, Object> file = Map.of("isl", 1, "osl", 1, "random-seed", 1);

        ProfilePlan plan = Profile.of("--isl", "3")
                .property("aiperf.isl", "2")
                .property("aiperf.osl", "2")
                .file(file)
                .plan();

        DatasetPlan.Synthetic prompts = (DatasetPlan.Synthetic) plan.dataset();
        assertThat(prompts.input()).isEqualTo(new LengthDistribution(3, 0));
        assertThat(prompts.output()).contains(new LengthDistribution(2, 0));
        assertThat(plan.seed().value()).isEqualTo(1);
    }

    @Test
    void aFileMayHoldSettingsFlatOrInTheirGroupsUnderAnyOfTheirNames() {
        ProfilePlan plan = Profile.ofAll()
                .file(Map.of(
                        "model_names", "M",
                        "endpoint",
                                Map.of(
                                        "type",
                                        "completions",
                                        "url",
                                        "host:1",
                                        "streaming",
                                        true,
                                        "requestTimeout",
                                        "5s"),
                        "loadGenerator", Map.of("concurrency", List.of(1, 5), "request-count", 100),
                        "warmup", Map.of("request-count", 7),
                        "tokenizer", Map.of("tokenizer", "builtin", "strict", true),
                        "input", Map.of("extra-inputs", Map.of("a", Map.of("b", 1)), "header", Map.of("X-A", "b"))))
                .plan();

        assertThat(plan.model()).isEqualTo("M");
        assertThat(plan.endpoint().type()).isEqualTo("completions");
        assertThat(plan.endpoint().streaming()).isTrue();
        assertThat(plan.endpoint().requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.endpoint().extraInputs()).containsExactly(entry("a", Map.of("b", 1L)));
        assertThat(plan.endpoint().headers()).containsExactly(entry("X-A", "b"));
        assertThat(plan.cells()).extracting(Cell::name).containsExactly("concurrency_1", "concurrency_5");
        assertThat(plan.warmup()).isPresent();
        assertThat(plan.tokenizer().name()).contains("builtin");
        assertThat(plan.tokenizer().strict()).isTrue();
    }

    @Test
    void goodputInAFileMayNameMetricsOrTheShortNamesOfItsGroup() {
        Map<String, Object> metrics = Map.of("goodput", Map.of("request_latency", 2000));
        Map<String, Object> shortNames = Map.of("goodput", Map.of("ttft", "500ms", "itl", 100));

        assertThat(Profile.of().file(metrics).plan().goodput()).hasSize(1);
        assertThat(Profile.of().file(shortNames).plan().goodput()).hasSize(2);
    }

    @Test
    void settingsMayStandUnderTheKeyOfAiperfsFiles() {
        assertThat(Profile.ofAll()
                        .file(Map.of("benchmark", Map.of("model", "M", "endpoint", Map.of("type", "completions"))))
                        .plan()
                        .endpoint()
                        .type())
                .isEqualTo("completions");
    }

    @Test
    void problemsInAFileNameItAndTheKeyAsItIsWritten() {
        Map<String, Object> file = Map.of("concurency", 5, "isl", 0, "osl", List.of(List.of(1)), "config", "x.yaml");

        assertThat(Profile.of().file(file).problems())
                .containsExactlyInAnyOrder(
                        "concurency (in aiperf.yaml) is not a setting; did you mean concurrency?",
                        "isl: 0 (in aiperf.yaml) must be a whole number, 1 to 100000000",
                        "osl (in aiperf.yaml) must be a whole number, 1 to 100000000, not [1]",
                        "config: x.yaml (in aiperf.yaml) belongs on the command line; remove it here");
    }

    @Test
    void aKeyWithoutAValueIsAProblem() {
        assertThat(Profile.of().file(Collections.singletonMap("isl", null)).problems())
                .containsExactly("isl (in aiperf.yaml) has no value; write one, or remove the key");
    }

    @Test
    void propertiesWithFurtherDotsAreNoSettingsAndOthersMustBe() {
        assertThat(Profile.of()
                        .property("aiperf.docs.update", "true")
                        .property("user.home", "x")
                        .plan())
                .isNotNull();
        assertThat(Profile.of().property("aiperf.concurency", "5").problems())
                .containsExactly(
                        "-Daiperf.concurency (as system property) is not a setting; did you mean -Daiperf.concurrency?");
        assertThat(Profile.of().property("aiperf.concurrency", "x").problems())
                .containsExactly("-Daiperf.concurrency=x (as system property) must be a whole number, 1 to 1000000, or"
                        + " several with commas between them");
    }

    @Test
    void aHigherLayerThatNamesAnotherTrafficReplacesTheLowerOneWhole() {
        Map<String, Object> rate = Map.of("request-rate", 10, "max-concurrency", 7, "arrival-pattern", "constant");
        ProfilePlan closed = Profile.of("--concurrency", "5").file(rate).plan();

        assertThat(closed.cells()).extracting(Cell::traffic).containsExactly(new ClosedLoop(5));
        assertThat(closed.notes())
                .contains("--concurrency 5 (on the command line) replaces request-rate: 10 (in aiperf.yaml); a ceiling"
                        + " beside a rate is written --max-concurrency.")
                .noneMatch(note -> note.contains("has no effect"));

        ProfilePlan open = Profile.of("--request-rate", "3")
                .file(Map.of("concurrency", List.of(1, 2)))
                .plan();
        assertThat(open.cells())
                .extracting(Cell::traffic)
                .containsExactly(new OpenLoop(3, ArrivalPattern.POISSON, OptionalInt.empty()));
    }

    @Test
    void aHigherLayerThatRefinesTheTrafficKeepsTheRestOfIt() {
        Map<String, Object> rate = Map.of("request-rate", 10, "arrival-pattern", "constant");

        assertThat(Profile.of("--max-concurrency", "5").file(rate).plan().cells())
                .extracting(Cell::traffic)
                .containsExactly(new OpenLoop(10, ArrivalPattern.CONSTANT, OptionalInt.of(5)));
        assertThat(Profile.of("--request-rate", "20").file(rate).plan().cells())
                .extracting(Cell::traffic)
                .containsExactly(new OpenLoop(20, ArrivalPattern.CONSTANT, OptionalInt.empty()));
    }

    @Test
    void aHigherLayerThatNamesAnotherDataSetReplacesTheLowerOneWhole() {
        Map<String, Object> made = Map.of("isl", 100, "osl", 50, "num-prompts", 5);
        ProfilePlan fromFile = Profile.of("--input-file", "p.jsonl")
                .fileAt("p.jsonl", "")
                .file(made)
                .plan();

        assertThat(((DatasetPlan.InputFile) fromFile.dataset()).output()).isEmpty();
        assertThat(fromFile.notes())
                .contains("--input-file p.jsonl (on the command line) replaces isl: 100 (in aiperf.yaml).");

        ProfilePlan madeAgain = Profile.of("--isl", "7")
                .file(Map.of("input-file", "p.jsonl", "osl", 9))
                .plan();
        assertThat(madeAgain.dataset()).isInstanceOf(DatasetPlan.Synthetic.class);
        assertThat(((DatasetPlan.Synthetic) madeAgain.dataset()).output()).isEmpty();
    }

    @Test
    void theSettingsInEffectNameTheirOriginAndHideSecrets() {
        List<EffectiveSetting> settings = Profile.of("--api-key", "sk-1", "-H", "Authorization: Bearer x", "X-A: b")
                .file(Map.of("isl", 5))
                .builder()
                .inEffect();

        assertThat(settings)
                .extracting(setting -> setting.setting().name() + " = " + setting.values() + " " + setting.origin())
                .contains(
                        "model = [M] on the command line",
                        "isl = [5] in aiperf.yaml",
                        "api-key = [<hidden>] on the command line",
                        "header = [Authorization: <hidden>, X-A: b] on the command line",
                        "isl-stddev = [0] by default");
        assertThat(settings).filteredOn(EffectiveSetting::isDefault).isNotEmpty();
    }
}
