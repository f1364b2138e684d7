package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate that changes over time, from a file in AIPerf's form. */
class RateSeriesTest {

    private static final String TWO_POINTS = "{\"points\":[{\"time_s\":0,\"qps\":1},{\"time_s\":60,\"qps\":7.5}]}";
    private static final RateProfile TO_SEVEN =
            new RateProfile(Optional.empty(), List.of(new RatePoint(0, 1), new RatePoint(60, 7.5)));

    @Test
    void aFileHoldsThePointsInAnObjectOrAlone() {
        assertThat(load(given(TWO_POINTS)))
                .isEqualTo(new OpenLoop(TO_SEVEN, new ArrivalPlan.Poisson(), Optional.empty()));
        assertThat(load(given("[{\"qps\":1,\"time_s\":0.0},{\"time_s\":60,\"qps\":7.5}]"))
                        .rate())
                .isEqualTo(TO_SEVEN);
    }

    @Test
    void aConfigurationFileMayHoldThePointsItself() {
        List<Map<String, Object>> points = List.of(Map.of("time_s", 0, "qps", 1), Map.of("time_s", 60, "qps", 7.5));

        assertThat(load(Profile.of().file(Map.of("request-rate-series", points)))
                        .rate())
                .isEqualTo(TO_SEVEN);
        assertThat(load(Profile.of().file(Map.of("request-rate-series", Map.of("points", points))))
                        .rate())
                .isEqualTo(TO_SEVEN);
    }

    @Test
    void aSeriesTakesAPatternAndACeilingAsARateDoes() {
        OpenLoop load = load(
                Profile.of("--request-rate-series", "r.json", "--arrival-pattern", "constant", "--max-concurrency", "9")
                        .fileAt("r.json", TWO_POINTS));

        assertThat(load.arrivals().pattern()).isEqualTo(ArrivalPattern.CONSTANT);
        assertThat(load.maxConcurrency()).hasValue(9);
        assertThat(load.label()).isEqualTo("request_rate_series");
    }

    @Test
    void besideARateASeriesIsOneTooMany() {
        assertThat(Profile.of("--request-rate", "5", "--request-rate-series", "r.json")
                        .fileAt("r.json", TWO_POINTS)
                        .problems())
                .containsExactly("--request-rate-series r.json (on the command line) is a rate of its own beside"
                        + " --request-rate; keep one of the two");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(Profile.of("--request-rate-series", "nowhere.json").problems())
                .containsExactly(
                        "--request-rate-series nowhere.json (on the command line) names a file that isn't there"
                                + " or can't be read; write the path of one that can");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\":[{\"time_s\":0,\"qps\":1}]}|holds no series of two points or more",
                "{\"rates\":[]}|holds no series of two points or more",
                "[{\"time_s\":0,\"qps\":0},{\"time_s\":1,\"qps\":1}]|has a point 1 without a time_s of 0 or more and a qps"
                        + " above 0",
                "[{\"time_s\":0,\"qps\":1},{\"time_s\":-1,\"qps\":1}]|has a point 2 without a time_s of 0 or more and a qps"
                        + " above 0",
                "[{\"time_s\":0,\"qps\":1},{\"time_s\":0,\"qps\":2}]|has a point 2 that isn't later than the one before",
                "[{|is not JSON: expected a string in double quotes at character 3"
            })
    void aFileWithoutASeriesIsAnsweredWithItsForm(String content, String message) {
        assertThat(given(content).problems())
                .containsExactly("--request-rate-series r.json (on the command line) names a file that " + message
                        + "; write a JSON file of points such as"
                        + " {\"points\":[{\"time_s\":0,\"qps\":1},{\"time_s\":60,\"qps\":10}]}");
    }

    @Test
    void whatAResultIsKeptWithHoldsThePointsWhereverTheFileIs() throws PlanException {
        ProfilePlan plan = given(TWO_POINTS).plan();

        ProfilePlan later = PlanBuilder.create(Profile.NAMES, Environment.bygone())
                .source(plan.output().source())
                .build();

        assertThat(later.cells()).isEqualTo(plan.cells());
    }

    @Test
    void theForecastOfRequestsIsTheAreaUnderTheSeries() {
        ProfilePlan plan = Profile.of("--request-rate-series", "r.json", "--benchmark-duration", "60")
                .fileAt("r.json", TWO_POINTS)
                .plan();

        assertThat(new RequestForecast(Environment.unknown())
                        .of(plan, plan.cells().get(0)))
                .hasValue(255);
    }

    private static Profile given(String content) {
        return Profile.of("--request-rate-series", "r.json").fileAt("r.json", content);
    }

    private static OpenLoop load(Profile profile) {
        return (OpenLoop) profile.plan().cells().get(0).traffic();
    }
}
