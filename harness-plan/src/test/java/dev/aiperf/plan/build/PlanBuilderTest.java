package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition.AtLeast;
import dev.aiperf.plan.StopCondition.FirstOf;
import dev.aiperf.plan.StopCondition.WholeDataset;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanBuilderTest {

    @Test
    void aModelIsEnoughForAPlan() {
        ProfilePlan plan = Profile.of().plan();

        assertThat(plan.model()).isEqualTo("M");
        assertThat(plan.endpoint().type()).isEqualTo("chat");
        assertThat(plan.endpoint().target().text()).isEqualTo("http://localhost:8000");
        assertThat(plan.endpoint().path()).isEmpty();
        assertThat(plan.endpoint().streaming()).isFalse();
        assertThat(plan.endpoint().requestTimeout()).isEqualTo(Duration.ofHours(6));
        assertThat(plan.endpoint().apiKey()).isEmpty();
        assertThat(plan.tokenizer().name()).isEmpty();
        assertThat(plan.tokenizer().revision()).isEqualTo("main");
        assertThat(plan.tokenizer().strict()).isFalse();
        assertThat(plan.dataset())
                .isEqualTo(new DatasetPlan.Synthetic(
                        new LengthDistribution(550, 0),
                        Optional.empty(),
                        OptionalLong.empty(),
                        false,
                        Optional.empty()));
        assertThat(plan.cells()).extracting(Cell::traffic).containsExactly(new ClosedLoop(1));
        assertThat(plan.warmup()).isEmpty();
        assertThat(plan.goodput()).isEmpty();
        assertThat(plan.selfCheck()).isTrue();
        assertThat(plan.output().filePrefix()).isEqualTo("profile_export");
        assertThat(plan.output().exportLevel()).isEqualTo(ExportLevel.RECORDS);
        assertThat(plan.output().ui()).isEqualTo("simple");
        assertThat(plan.output().verbosity()).isZero();
        assertThat(plan.output().strict()).isFalse();
    }

    @Test
    void aRunThatNobodyBoundedGoesOnForTwentySecondsAndTwiceTheConcurrency() {
        assertThat(Profile.of().plan().cells().get(0).measurement())
                .isEqualTo(new PhasePlan(new AtLeast(Duration.ofSeconds(20), 10), Optional.empty()));
        assertThat(Profile.of("--concurrency", "30")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .stop())
                .isEqualTo(new AtLeast(Duration.ofSeconds(20), 60));
        assertThat(Profile.of("--request-rate", "5", "--max-concurrency", "20")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .stop())
                .isEqualTo(new AtLeast(Duration.ofSeconds(20), 40));
        assertThat(Profile.of("--request-rate", "5")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .stop())
                .isEqualTo(new AtLeast(Duration.ofSeconds(20), 10));
        assertThat(Profile.of("--concurrency", "30").plan().notes())
                .contains("Nothing bounds the run: it goes on for at least 20s and at least 60 requests;"
                        + " --request-count and --benchmark-duration bound it.");
    }

    @Test
    void eachCellOfASweepThatNobodyBoundedHasItsOwnLeastNumberOfRequests() {
        ProfilePlan plan = Profile.of("--concurrency", "1,50").plan();

        assertThat(plan.isSweep()).isTrue();
        assertThat(plan.cells().get(0).measurement().stop()).isEqualTo(new AtLeast(Duration.ofSeconds(20), 10));
        assertThat(plan.cells().get(1).measurement().stop()).isEqualTo(new AtLeast(Duration.ofSeconds(20), 100));
    }

    @Test
    void boundsEndARunAtWhicheverComesFirst() {
        ProfilePlan plan = Profile.of("--request-count", "100", "--benchmark-duration", "5m")
                .plan();

        assertThat(plan.cells().get(0).measurement().stop())
                .isEqualTo(new FirstOf(OptionalLong.of(100), Optional.of(Duration.ofMinutes(5))));
    }

    @Test
    void aDurationHasAGracePeriodOfThirtySecondsUnlessAnotherIsGiven() {
        assertThat(Profile.of("--duration", "300")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .gracePeriod())
                .contains(Duration.ofSeconds(30));
        assertThat(Profile.of("--duration", "300", "--benchmark-grace-period", "inf")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .gracePeriod())
                .isEmpty();
        assertThat(Profile.of("--request-count", "5")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .gracePeriod())
                .isEmpty();
        assertThat(Profile.of("--request-count", "5", "--benchmark-grace-period", "0")
                        .plan()
                        .cells()
                        .get(0)
                        .measurement()
                        .gracePeriod())
                .contains(Duration.ZERO);
    }

    @Test
    void anInputFileIsSentOnceAndMayHaveADefaultOutputLength() {
        ProfilePlan plan = Profile.of("--input-file", "p.jsonl", "--osl", "64", "--dataset-sampling-strategy", "Random")
                .fileAt("p.jsonl", "")
                .plan();

        assertThat(plan.dataset())
                .isEqualTo(new DatasetPlan.InputFile(
                        Path.of("p.jsonl"),
                        Optional.empty(),
                        Optional.of(new LengthDistribution(64, 0)),
                        Optional.of(SamplingStrategy.RANDOM)));
        assertThat(plan.cells().get(0).measurement().stop()).isEqualTo(new WholeDataset());
    }

    @Test
    void lengthsHaveAMeanAndASpread() {
        ProfilePlan plan = Profile.of(
                        "--input-tokens-mean",
                        "512",
                        "--input-tokens-stddev",
                        "100",
                        "--output-tokens-mean",
                        "256",
                        "--osl-stddev",
                        "2.5",
                        "--num-prompts",
                        "20",
                        "--same-prompts")
                .plan();

        assertThat(plan.dataset())
                .isEqualTo(new DatasetPlan.Synthetic(
                        new LengthDistribution(512, 100),
                        Optional.of(new LengthDistribution(256, 2.5)),
                        OptionalLong.of(20),
                        true,
                        Optional.empty()));
    }

    @Test
    void aRateIsPoissonUnlessSaidOtherwise() {
        assertThat(Profile.of("--request-rate", "5").plan().cells())
                .extracting(Cell::traffic)
                .containsExactly(new OpenLoop(5, ArrivalPattern.POISSON, OptionalInt.empty()));
        assertThat(Profile.of("--request-rate", "0.5", "--arrival-pattern", "constant")
                        .plan()
                        .cells())
                .extracting(Cell::traffic)
                .containsExactly(new OpenLoop(0.5, ArrivalPattern.CONSTANT, OptionalInt.empty()));
    }

    @Test
    void gammaHasTheVarianceOfTwoPoissonsUnlessItsSmoothnessIsSaid() {
        assertThat(arrivals("--request-rate", "5", "--arrival-pattern", "gamma"))
                .isEqualTo(new ArrivalPlan.Gamma(0.5));
        assertThat(arrivals("--request-rate", "5", "--request-rate-mode", "gamma", "--vllm-burstiness", "3"))
                .isEqualTo(new ArrivalPlan.Gamma(3));
        assertThat(arrivals("--request-rate", "5", "--arrival-smoothness", "0.2"))
                .as("a smoothness alone means gamma")
                .isEqualTo(new ArrivalPlan.Gamma(0.2));
    }

    @Test
    void clientsAreAHundredOfWhomAFewSendMostUnlessTheyAreDescribed() {
        assertThat(arrivals("--request-rate", "5", "--arrival-pattern", "clients"))
                .isEqualTo(new ArrivalPlan.Clients(100, 1.5, ClientGaps.GAMMA, 0.5));
        assertThat(arrivals(
                        "--request-rate",
                        "5",
                        "--arrival-clients",
                        "7",
                        "--arrival-client-skew",
                        "0",
                        "--arrival-client-gaps",
                        "weibull",
                        "--arrival-smoothness",
                        "2"))
                .isEqualTo(new ArrivalPlan.Clients(7, 0, ClientGaps.WEIBULL, 2));
    }

    private static ArrivalPlan arrivals(String... arguments) {
        return ((OpenLoop) Profile.of(arguments).plan().cells().get(0).traffic()).arrivals();
    }

    @Test
    void besideARateTheConcurrencyIsTheCeilingUnderEitherName() {
        TrafficPlan expected = new OpenLoop(10, ArrivalPattern.POISSON, OptionalInt.of(20));

        assertThat(Profile.of("--request-rate", "10", "--max-concurrency", "20")
                        .plan()
                        .cells())
                .extracting(Cell::traffic)
                .containsExactly(expected);
        assertThat(Profile.of("--request-rate", "10", "--concurrency", "20")
                        .plan()
                        .cells())
                .extracting(Cell::traffic)
                .containsExactly(expected);
    }

    @Test
    void aPatternWithoutARateIsAClosedLoopAndSaidToHaveNoEffect() {
        ProfilePlan plan = Profile.of("--concurrency", "30", "--duration", "300", "--arrival-pattern", "poisson")
                .plan();

        assertThat(plan.cells())
                .extracting(Cell::traffic)
                .containsExactly(new ClosedLoop(30, Optional.of(ArrivalPattern.POISSON)));
        assertThat(plan.notes())
                .anyMatch(note -> note.startsWith("--arrival-pattern poisson (on the command line) has no effect"));
    }

    @Test
    void aSweepHasACellForEachValue() {
        assertThat(Profile.of("--concurrency", "1,5,10").plan().cells())
                .extracting(Cell::name)
                .containsExactly("concurrency_1", "concurrency_5", "concurrency_10");
        assertThat(Profile.of("--concurrency-start", "1", "--concurrency-end", "50", "--concurrency-step", "20")
                        .plan()
                        .cells())
                .extracting(Cell::name)
                .containsExactly("concurrency_1", "concurrency_21", "concurrency_41", "concurrency_50");
    }

    @Test
    void theWarmupHasBoundsOfItsOwnAndWaitsWithoutEnd() {
        assertThat(Profile.of("--warmup-requests", "10").plan().warmup())
                .contains(new PhasePlan(new FirstOf(OptionalLong.of(10), Optional.empty()), Optional.empty()));
        assertThat(Profile.of("--warmup-duration", "10s", "--warmup-grace-period", "5")
                        .plan()
                        .warmup())
                .contains(new PhasePlan(
                        new FirstOf(OptionalLong.empty(), Optional.of(Duration.ofSeconds(10))),
                        Optional.of(Duration.ofSeconds(5))));
    }

    @Test
    void aWarmupLongerThanTheMeasurementIsMentioned() {
        assertThat(Profile.of("--warmup-requests", "11", "--request-count", "10")
                        .plan()
                        .notes())
                .contains("--warmup-requests 11 (on the command line) is longer than the measurement (10 requests).");
        assertThat(Profile.of("--warmup-duration", "2m", "--duration", "60")
                        .plan()
                        .notes())
                .contains("--warmup-duration 2m (on the command line) is longer than the measurement (1m).");
        assertThat(Profile.of("--warmup-requests", "10", "--request-count", "10")
                        .plan()
                        .notes())
                .noneMatch(note -> note.contains("warm-up"));
    }

    @Test
    void fewerRequestsThanUsersAreMentioned() {
        assertThat(Profile.of("--concurrency", "10", "--request-count", "5")
                        .plan()
                        .notes())
                .contains("With 5 requests no more than 5 are ever in flight, below the concurrency 10.");
    }

    @Test
    void goodputBoundsComeFromTheLongAndTheShortNames() {
        assertThat(Profile.of("--goodput-request-latency", "2s", "--goodput-ttft", "500", "--goodput-itl", "0.1s")
                        .plan()
                        .goodput())
                .containsExactlyInAnyOrder(
                        new GoodputBound("request_latency", 2000),
                        new GoodputBound("time_to_first_token", 500),
                        new GoodputBound("inter_token_latency", 100));
    }

    @Test
    void streamingIsTurnedOnForABoundThatNeedsItAndSaid() {
        ProfilePlan plan = Profile.of("--goodput-ttft", "500").plan();

        assertThat(plan.endpoint().streaming()).isTrue();
        assertThat(plan.notes())
                .anyMatch(note -> note.startsWith("Streaming is turned on: the goodput bound on time_to_"));
        assertThat(Profile.of("--goodput", "request_latency:5")
                        .plan()
                        .endpoint()
                        .streaming())
                .isFalse();
    }

    @Test
    void theTimeoutIsInMillisecondsUnderItsShortName() {
        assertThat(Profile.of("--request-timeout", "5000").plan().endpoint().requestTimeout())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Profile.of("--request-timeout-seconds", "5")
                        .plan()
                        .endpoint()
                        .requestTimeout())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Profile.of("--request-timeout", "5000").plan().notes()).noneMatch(note -> note.contains("timeout"));
    }

    @Test
    void aTimeoutThatWasLikelyMeantInSecondsIsMentioned() {
        assertThat(Profile.of("--request-timeout", "30").plan().notes())
                .contains("The request timeout is 30ms: a bare --request-timeout means milliseconds;"
                        + " write --request-timeout 30s if seconds were meant.");
        assertThat(Profile.of("--request-timeout", "30ms").plan().notes()).noneMatch(note -> note.contains("timeout"));
    }

    @Test
    void endpointSettingsReachThePlan() {
        ProfilePlan plan = Profile.of(
                        "--endpoint-type",
                        "huggingface-generate",
                        "--endpoint",
                        "",
                        "--streaming",
                        "--use-legacy-max-tokens",
                        "--use-server-token-count",
                        "-H",
                        "X-Team: search",
                        "X-Run:7",
                        "--extra-inputs",
                        "ignore_eos:true")
                .plan();

        assertThat(plan.endpoint().type()).isEqualTo("huggingface_generate");
        assertThat(plan.endpoint().path()).contains("");
        assertThat(plan.endpoint().streaming()).isTrue();
        assertThat(plan.endpoint().legacyMaxTokens()).isTrue();
        assertThat(plan.endpoint().serverTokenCount()).isTrue();
        assertThat(plan.endpoint().headers()).containsExactly(entry("X-Team", "search"), entry("X-Run", "7"));
        assertThat(plan.endpoint().extraInputs()).containsExactly(entry("ignore_eos", true));
    }

    @Test
    void aSwitchIsTurnedOffByItsNegation() {
        assertThat(Profile.of("--no-self-check").plan().selfCheck()).isFalse();
        assertThat(Profile.of("--self-check").plan().selfCheck()).isTrue();
    }

    @Test
    void howMuchIsSaidFollowsTheSwitches() {
        assertThat(Profile.of("-v").plan().output().verbosity()).isEqualTo(1);
        assertThat(Profile.of("-v", "-vv").plan().output().verbosity()).isEqualTo(2);
        assertThat(Profile.of().plan().output().readingSpeed()).hasMillis(250);
        assertThat(Profile.of("--reading-speed", "100").plan().output().readingSpeed())
                .hasMillis(100);
        assertThat(Profile.of().onTerminal().plan().output().ui()).isEqualTo("dashboard");
        assertThat(Profile.of("--ui", "none").onTerminal().plan().output().ui()).isEqualTo("none");
    }

    @Test
    void aSeedThatNobodyGaveIsDrawn() {
        ProfilePlan drawn = Profile.of().plan();

        assertThat(drawn.seed()).isEqualTo(new Seed((1L << 53) - 1));
        ProfilePlan given =
                Profile.of("--random-seed", "42", "--request-count", "5").plan();
        assertThat(given.seed()).isEqualTo(new Seed(42));
        assertThat(given.notes()).isEmpty();
    }

    @Test
    void tokensOfATargetThatWeStartAreCountedWithTheBuiltInEncodingUnlessAnotherIsNamed() {
        assertThat(Profile.of("--url", "simulator:").plan().tokenizer().name()).contains("builtin");
        assertThat(Profile.of("--url", "simulator:", "--tokenizer", "mine")
                        .plan()
                        .tokenizer()
                        .name())
                .contains("mine");
        assertThat(Profile.of().plan().tokenizer().name()).isEmpty();
    }

    @Test
    void anIgnoredOptionOfAiperfGetsANote() {
        assertThat(Profile.of("--workers-max", "8", "--zmq-host", "127.0.0.1", "--no-gpu-telemetry")
                        .plan()
                        .notes())
                .contains(
                        "--workers-max has no effect: one process drives the load, and there are no workers to number.",
                        "--zmq-host has no effect: this harness has no message bus.");
    }

    @Test
    void settingsForMadePromptsAreSaidToHaveNoEffectBesideAFile() {
        assertThat(Profile.of("--input-file", "p.jsonl", "--num-prompts", "5")
                        .fileAt("p.jsonl", "")
                        .plan()
                        .notes())
                .contains(
                        "--num-prompts 5 (on the command line) has no effect: the prompts are those of the input file.");
    }

    @Test
    void theCommandsOfTheReferenceMakePlans() {
        List<List<String>> commands = List.of(
                List.of("--streaming", "--endpoint-type", "chat", "--tokenizer", "ibm-granite/granite-4.0-micro"),
                List.of("--concurrency", "10", "--request-count", "100", "--streaming"),
                List.of("--request-rate", "5", "--request-count", "200"),
                List.of("--request-rate", "10", "--max-concurrency", "20"),
                List.of("--request-rate", "10", "--arrival-pattern", "poisson"),
                List.of("--concurrency-start", "1", "--concurrency-end", "50", "--concurrency-step", "5"),
                List.of("--warmup-requests", "10"),
                List.of("--goodput-ttft", "500", "--goodput-itl", "100"),
                List.of("--request-timeout", "5000"),
                List.of("--concurrency", "1", "--request-count", "50", "--streaming"));

        assertThat(commands)
                .allSatisfy(command -> assertThat(
                                Profile.of(command.toArray(String[]::new)).plan())
                        .isNotNull());
    }
}
