package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.RunsPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunsAndGatesTest {

    @Test
    void aPlanThatAsksForNothingHasOneRunAndNoGates() {
        assertThat(Profile.of().plan().runs()).isEqualTo(RunsPlan.ONE);
        assertThat(Profile.of().plan().gates().isEmpty()).isTrue();
    }

    @Test
    void runsAreAsManyAsAskedFor() {
        RunsPlan runs = Profile.of("--runs", "5", "--confidence-level", "0.9", "--profile-run-cooldown-seconds", "2")
                .plan()
                .runs();

        assertThat(runs.count()).isEqualTo(5);
        assertThat(runs.most()).isEqualTo(5);
        assertThat(runs.confidenceLevel()).isEqualTo(0.9);
        assertThat(runs.cooldown()).isEqualTo(Duration.ofSeconds(2));
        assertThat(runs.areSeveral()).isTrue();
    }

    @Test
    void aHalfWidthLetsRunsBeAddedUpToTheMost() {
        RunsPlan runs = Profile.of("--runs", "6", "--confidence-half-width", "0.05")
                .plan()
                .runs();
        assertThat(runs.relativeHalfWidth()).isEqualTo(OptionalDouble.of(0.05));
        assertThat(runs.most()).isEqualTo(20);
        assertThat(Profile.of("--runs", "6", "--max-runs", "9").plan().runs().most())
                .isEqualTo(9);
        assertThat(Profile.of("--runs", "6", "--max-runs", "5").problems())
                .containsExactly("--max-runs 5 (on the command line) must be at least the number of runs, which is 6");
    }

    @Test
    void aForkHasAJvmAndArgumentsOfItsOwn() {
        RunsPlan.Fork fork = Profile.of("--fork-jvm", "/jdk")
                .property("aiperf.fork-jvm-args", "-Xmx2g -XX:+UseSerialGC")
                .plan()
                .runs()
                .fork();

        assertThat(fork.jvm()).contains(Path.of("/jdk"));
        assertThat(fork.jvmArguments()).containsExactly("-Xmx2g", "-XX:+UseSerialGC");
    }

    @Test
    void aMinimumOfGoodputIsAGateOnTheShareOfGoodRequests() {
        assertThat(Profile.of("--goodput", "request_latency:100", "--goodput-minimum", "0.95")
                        .plan()
                        .gates()
                        .gates())
                .containsExactly(new Gate("good_request_fraction", "avg", 0.95, Direction.AT_LEAST));
        assertThat(Profile.of("--goodput-minimum", "0.95").problems())
                .singleElement()
                .asString()
                .contains("needs a bound that makes a request good");
    }

    @Test
    void anSloBoundsTheWorseSideUnlessItSaysWhich() {
        List<Gate> gates = Profile.of(
                        "--slo", "request_latency:p90:500", "request_throughput:avg:10", "request_latency:avg>=1")
                .plan()
                .gates()
                .gates();

        assertThat(gates)
                .containsExactly(
                        new Gate("request_latency", "p90", 500, Direction.AT_MOST),
                        new Gate("request_throughput", "avg", 10, Direction.AT_LEAST),
                        new Gate("request_latency", "avg", 1, Direction.AT_LEAST));
    }

    @Test
    void anSloOnNothingKnownIsAProblem() {
        assertThat(Profile.of("--slo", "request_latncy:p90:500").problems())
                .singleElement()
                .asString()
                .contains("names no metric of a result: 'request_latncy'")
                .contains("request_latency");
        assertThat(Profile.of("--slo", "request_latency:p42:500").problems())
                .singleElement()
                .asString()
                .contains("names no statistic: 'p42'");
        assertThat(Profile.of("--slo", "request_throughput:p90:5").problems())
                .singleElement()
                .asString()
                .contains("has one value; write avg");
    }

    @Test
    void aPercentileThatThePlanCannotCarryIsRefusedWithTheNumbersNeeded() {
        assertThat(Profile.of("--slo", "request_latency:p99:500", "--request-count", "100")
                        .problems())
                .singleElement()
                .asString()
                .contains("judges p99, which takes 368 requests a run; 100 are asked for");
        assertThat(Profile.of("--slo", "request_latency:p99:500", "--request-count", "368")
                        .plan()
                        .gates()
                        .gates())
                .hasSize(1);
        assertThat(Profile.of("--slo", "request_latency:p99:500", "--request-count", "100", "--indicative")
                        .plan()
                        .gates()
                        .gates())
                .hasSize(1);
    }

    @Test
    void aPercentileIsRefusedByWhatRateAndDurationBring() {
        String[] rate = {"--slo", "request_latency:p99:500", "--request-rate", "10", "--benchmark-duration", "20"};

        assertThat(Profile.of(rate).problems())
                .singleElement()
                .asString()
                .contains("judges p99, which takes 368 requests a run; 200 are asked for");
        assertThat(Profile.of("--slo", "request_latency:p95:500", "--request-rate", "10", "--benchmark-duration", "20")
                        .plan()
                        .gates()
                        .gates())
                .hasSize(1);
        assertThat(Profile.of("--slo", "request_latency:p99:500", "--concurrency", "1", "--benchmark-duration", "2")
                        .plan()
                        .gates()
                        .gates())
                .as("how many a closed loop brings is for the run to tell")
                .hasSize(1);
    }

    @Test
    void aPercentileIsRefusedByTheLinesOfAFile() {
        String[] file = {"--slo", "request_latency:p90:500", "--input-file", "in.jsonl"};

        assertThat(Profile.of(file)
                        .fileAt("in.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n\n")
                        .problems())
                .singleElement()
                .asString()
                .contains("judges p90, which takes 36 requests a run; 2 are asked for");
        assertThat(Profile.of(file)
                        .fileAt("in.jsonl", "{\"turns\":[\"a\",\"b\"]}")
                        .plan()
                        .gates()
                        .gates())
                .as("a conversation is as many requests as it has turns")
                .hasSize(1);
    }

    @Test
    void aShareThatIsAskedForAsAnSloIsRefusedInTheSameWords() {
        assertThat(Profile.of(
                                "--goodput",
                                "request_latency:100",
                                "--slo",
                                "good_request_fraction:avg>=0.95",
                                "--request-count",
                                "35")
                        .problems())
                .singleElement()
                .asString()
                .contains("--slo", "takes 72 requests in all runs of a cell together", "35 are asked for");
    }

    @Test
    void aShareThatNoNumberOfGoodRequestsCanProveIsRefused() {
        String[] few = {"--goodput", "request_latency:100", "--goodput-minimum", "0.95", "--request-count", "35"};

        assertThat(Profile.of(few).problems())
                .singleElement()
                .asString()
                .contains("takes 72 requests in all runs of a cell together", "35 are asked for");
        assertThat(Profile.of(few)
                        .property("aiperf.num-profile-runs", "3")
                        .plan()
                        .gates()
                        .gates())
                .as("all runs count")
                .hasSize(1);
        assertThat(Profile.of(few)
                        .property("aiperf.indicative", "true")
                        .plan()
                        .gates()
                        .indicative())
                .isTrue();
        assertThat(Profile.of("--goodput", "request_latency:100", "--goodput-minimum", "1", "--request-count", "5")
                        .plan()
                        .gates()
                        .gates())
                .as("that all are good is seen, not proved")
                .hasSize(1);
    }

    @Test
    void runsAreAddedForGatesOnlyWhereTheirMostIsGiven() {
        String[] gate = {"--slo", "request_latency:p50:500", "--runs", "3"};

        assertThat(Profile.of(gate).plan().runs().most()).isEqualTo(3);
        assertThat(Profile.of(gate)
                        .property("aiperf.max-runs", "12")
                        .plan()
                        .runs()
                        .most())
                .isEqualTo(12);
    }

    @Test
    void whatBecomesOfAnUndecidedGateIsAChoice() {
        assertThat(Profile.of().plan().gates().undecided()).isEqualTo(Undecided.POINT_VALUE);
        assertThat(Profile.of("--undecided", "fail").plan().gates().undecided()).isEqualTo(Undecided.FAIL);
    }
}
