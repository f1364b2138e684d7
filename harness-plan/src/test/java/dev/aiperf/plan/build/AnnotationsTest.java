package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.benchmark.BenchmarkParam;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void aMethodWinsOverItsClassAndTheCommandLineOverBoth() {
        Profile profile = Profile.of()
                .onClass("request-count", "@Measurement(requests = 10)", "10")
                .onClass("osl", "@SyntheticDataset(outputTokensMean = 64)", "64")
                .onMethod("request-count", "@Measurement(requests = 20)", "20");

        assertThat(settingOf(profile, "request-count")).containsExactly("20");
        assertThat(settingOf(profile, "osl")).containsExactly("64");
        assertThat(settingOf(
                        Profile.of("--request-count", "30")
                                .onMethod("request-count", "@Measurement(requests = 20)", "20"),
                        "request-count"))
                .containsExactly("30");
    }

    @Test
    void aMethodsTrafficReplacesTheClassesWhole() {
        ProfilePlan plan = Profile.of()
                .onClass("request-rate", "@RequestRate(10)", "10")
                .onClass("arrival-pattern", "@RequestRate(10)", "constant")
                .onMethod("concurrency", "@Concurrency(4)", "4")
                .plan();

        assertThat(plan.cells()).extracting(Cell::traffic).containsExactly(new ClosedLoop(4));
    }

    @Test
    void aProblemNamesTheAnnotationAndWhereItStands() {
        assertThat(Profile.of()
                        .onMethod("request-rate", "@RequestRate(value = 0)", "0")
                        .problems())
                .containsExactly("@RequestRate(value = 0) (on Chat.bursty) must be a number above 0, such as 5 or 0.5");
    }

    @Test
    void aPlaceholderIsFilledInFromPropertiesThenTheEnvironmentThenItsDefault() {
        Profile profile =
                Profile.of().onClass("url", "@Endpoint(url = \"${TARGET:localhost:1}\")", "${TARGET:localhost:1}");
        assertThat(settingOf(profile, "url")).containsExactly("localhost:1");
        assertThat(settingOf(profile.variable("TARGET", "localhost:2"), "url")).containsExactly("localhost:2");
        assertThat(settingOf(profile.property("TARGET", "localhost:3"), "url")).containsExactly("localhost:3");
    }

    @Test
    void aPlaceholderWithoutAnythingIsAProblemWhereThePlanIsRun() {
        assertThat(Profile.of()
                        .onClass("url", "@Endpoint(url = \"${TARGET}\")", "${TARGET}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("@Endpoint(url = \"${TARGET}\") (on Chat) leaves ${TARGET} open")
                .endsWith("give it a default: ${TARGET:default}");
    }

    @Test
    void whatIsLeftOpenIsNotLookedAtWhereThePlanIsOnlyChecked() {
        PlanCheck check = PlanBuilder.create(KnownNames.builtIn(), Environment.unknown())
                .layer(Layer.ofAnnotations(
                        Layer.Scope.CLASS,
                        "on Chat",
                        List.of(
                                new AnnotatedSetting("model", "@Endpoint", List.of("${MODEL}")),
                                new AnnotatedSetting("benchmark-duration", "@Measurement", List.of("${LONG}")),
                                new AnnotatedSetting("goodput-ttft", "@Goodput", List.of("${TTFT}")),
                                new AnnotatedSetting("api-key", "@Endpoint", List.of("${KEY}"))),
                        Environment.unknown()))
                .check();

        assertThat(check.problems()).isEmpty();
    }

    @Test
    void theDefaultOfAPlaceholderIsCheckedWhereThePlanIsOnlyChecked() {
        PlanCheck check = PlanBuilder.create(KnownNames.builtIn(), Environment.unknown())
                .layer(Layer.ofAnnotations(
                        Layer.Scope.CLASS,
                        "on Chat",
                        List.of(
                                new AnnotatedSetting("model", "@Endpoint", List.of("M")),
                                new AnnotatedSetting("benchmark-duration", "@Measurement", List.of("${LONG:soon}"))),
                        Environment.unknown()))
                .check();

        assertThat(check.problems()).extracting(Problem::setting).containsExactly("benchmark-duration");
    }

    @Test
    void anUnknownNameIsADoubtWhereThePlanIsOnlyChecked() {
        PlanCheck check = PlanBuilder.create(KnownNames.builtIn(), Environment.unknown())
                .layer(Layer.ofAnnotations(
                        Layer.Scope.CLASS,
                        "on Chat",
                        List.of(
                                new AnnotatedSetting("model", "@Endpoint", List.of("M")),
                                new AnnotatedSetting("endpoint-type", "@Endpoint", List.of("chta"))),
                        Environment.unknown()))
                .check();

        assertThat(check.problems()).isEmpty();
        assertThat(check.warnings()).extracting(Problem::setting).containsExactly("endpoint-type");
    }

    @Test
    void aKeyInTheSourceIsRefusedAndNotShown() {
        assertThat(Profile.of()
                        .onClass("api-key", "@Endpoint(apiKey = \"sk-secret\")", "sk-secret")
                        .problems())
                .singleElement()
                .asString()
                .doesNotContain("sk-secret")
                .contains("holds a credential; write apiKey = \"env:NAME\"");
        assertThat(Profile.of()
                        .onClass("api-key", "@Endpoint(apiKey = \"${K:sk-secret}\")", "${K:sk-secret}")
                        .problems())
                .hasSize(1);
        assertThat(Profile.of()
                        .onClass("api-key", "@Endpoint(apiKey = \"env:K\")", "env:K")
                        .variable("K", "sk-secret")
                        .plan()
                        .endpoint()
                        .apiKey())
                .isPresent();
    }

    @Test
    void aClassOfPromptsIsADataSetThatAnInputFileOfAHigherLayerReplaces() {
        assertThat(Profile.of()
                        .onClass("dataset-class", "@Dataset(Mine.class)", "com.example.Mine")
                        .plan()
                        .dataset())
                .isEqualTo(new DatasetPlan.Provided("com.example.Mine"));
        assertThat(Profile.of("--input-file", "p.jsonl")
                        .fileAt("p.jsonl", "")
                        .onClass("dataset-class", "@Dataset(Mine.class)", "com.example.Mine")
                        .plan()
                        .dataset())
                .isInstanceOf(DatasetPlan.InputFile.class);
    }

    @Test
    void eachCombinationOfParametersMakesCellsOfItsOwn() throws Exception {
        ProfilePlan plan = Profile.of("--concurrency", "1,2")
                .builder()
                .params(List.of(
                        new BenchmarkParam("prompt", List.of("a b", "c")), new BenchmarkParam("hot", List.of("true"))))
                .build();

        assertThat(plan.cells())
                .extracting(Cell::name)
                .containsExactly(
                        "concurrency_1__prompt_a_b__hot_true",
                        "concurrency_2__prompt_a_b__hot_true",
                        "concurrency_1__prompt_c__hot_true",
                        "concurrency_2__prompt_c__hot_true");
        assertThat(plan.cells().get(0).params()).isEqualTo(Map.of("prompt", "a b", "hot", "true"));
    }

    @Test
    void theBuildsSettingsLieBetweenSystemPropertiesAndAnnotations() throws Exception {
        Profile profile = Profile.of().onMethod("request-rate", "@RequestRate(3)", "3");
        ProfilePlan built = profile.builder()
                .layer(Layer.ofBuild("in the POM", Map.of("request-rate", List.of("4"))))
                .build();
        assertThat(((OpenLoop) built.cells().get(0).traffic()).rate().highest()).isEqualTo(4);

        ProfilePlan property = profile.property("aiperf.request-rate", "5")
                .builder()
                .layer(Layer.ofBuild("in the POM", Map.of("request-rate", List.of("4"))))
                .build();
        assertThat(((OpenLoop) property.cells().get(0).traffic()).rate().highest())
                .isEqualTo(5);
    }

    @Test
    void aBoundThatIsLeftOpenIsABoundAllTheSame() {
        assertThat(check(
                                new AnnotatedSetting("goodput-ttft", "@Goodput", List.of("${TTFT}")),
                                new AnnotatedSetting("goodput-itl", "@Goodput", List.of("100ms")),
                                new AnnotatedSetting("goodput-minimum", "@Goodput", List.of("0.95")))
                        .problems())
                .isEmpty();
        assertThat(check(
                                new AnnotatedSetting("concurrency-start", "@ConcurrencyRange", List.of("5")),
                                new AnnotatedSetting("concurrency-end", "@ConcurrencyRange", List.of("${END}")))
                        .problems())
                .isEmpty();
    }

    @Test
    void severalLimitsOfOneElementAddUp() {
        assertThat(Profile.of()
                        .onMethod("slo", "@Slo", "time_to_first_token:p50<=500")
                        .onMethod("slo", "@Slo", "request_throughput:avg>=10")
                        .plan()
                        .gates()
                        .gates())
                .hasSize(2);
    }

    @Test
    void aSettingThatIsNoneOfThisPlaceIsRefused() {
        assertThat(Profile.of()
                        .onMethod("config", "@Setting(name = \"config\", value = \"a.yaml\")", "a.yaml")
                        .problems())
                .singleElement()
                .asString()
                .contains("belongs on the command line");
        assertThat(Profile.of()
                        .onMethod("gpu-telemetry", "@Setting(name = \"gpu-telemetry\", value = \"x\")", "x")
                        .problems())
                .singleElement()
                .asString()
                .contains("can't be used");
    }

    @Test
    void aSwitchCanBeTurnedOffByItsOtherName() {
        assertThat(settingOf(
                        Profile.of().onClass("no-self-check", "@Setting(name = \"no-self-check\")", "true"),
                        "self-check"))
                .containsExactly("false");
    }

    @Test
    void anotherProcessMakesTheSamePlanOfTheSource() throws Exception {
        Profile profile = Profile.of(
                        "--max-concurrency", "7", "--goodput-ttft", "500", "--random-seed", "3", "--streaming")
                .file(Map.of("endpoint", Map.of("type", "chat"), "osl", 12))
                .property("aiperf.isl", "99")
                .onClass("dataset-class", "@Dataset(Mine.class)", "com.example.Mine")
                .onMethod("request-rate", "@RequestRate(${RATE:5})", "${RATE:5}");
        PlanBuilder here = profile.builder().params(List.of(new BenchmarkParam("hot", List.of("true", "false"))));

        ProfilePlan there = PlanBuilder.create(Profile.NAMES, Environment.system(false))
                .source(here.source())
                .build();

        assertThat(there).isEqualTo(here.build());
    }

    @Test
    void theSourceThatIsStoredMakesThePlanAgainWithoutItsCredentials() throws Exception {
        Profile profile = Profile.of("--api-key", "sk-secret1", "--concurrency", "3")
                .file(Map.of(
                        "header", List.of("X-Api-Key: sk-secret2", "X-Team: search"),
                        "url", "http://host:1/v1?token=sk-secret3&deployment=a",
                        "extra-inputs", Map.of("auth", Map.of("user", "sk-secret4"), "top_k", 3)));
        ProfilePlan here = profile.builder().build();
        String source = here.output().source();

        ProfilePlan there = PlanBuilder.create(Profile.NAMES, Environment.unknown())
                .source(source)
                .seed(here.seed().value())
                .build();

        assertThat(source).doesNotContain("sk-secret");
        assertThat(there.cells()).isEqualTo(here.cells());
        assertThat(there.dataset()).isEqualTo(here.dataset());
        assertThat(there.output()).isEqualTo(here.output());
        EndpointPlan endpoint = there.endpoint();
        assertThat(endpoint.apiKey()).isEmpty();
        assertThat(endpoint.headers()).isEqualTo(Map.of("X-Api-Key", "<hidden>", "X-Team", "search"));
        assertThat(endpoint.extraInputs()).isEqualTo(Map.of("auth", "<hidden>", "top_k", 3L));
        assertThat(((Target.Running) endpoint.target()).base())
                .isEqualTo(URI.create("http://host:1/v1?token=%3Chidden%3E&deployment=a"));
    }

    private static PlanCheck check(AnnotatedSetting... settings) {
        List<AnnotatedSetting> all = new ArrayList<>(List.of(settings));
        all.add(new AnnotatedSetting("model", "@Endpoint", List.of("M")));
        all.add(new AnnotatedSetting("streaming", "@Endpoint", List.of("true")));
        return PlanBuilder.create(KnownNames.builtIn(), Environment.unknown())
                .layer(Layer.ofAnnotations(Layer.Scope.CLASS, "on Chat", all, Environment.unknown()))
                .check();
    }

    private static List<String> settingOf(Profile profile, String name) {
        return profile.builder().inEffect().stream()
                .filter(setting -> setting.setting().name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
