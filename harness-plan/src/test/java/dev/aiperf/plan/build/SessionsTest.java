package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.SessionsPlan;
import dev.aiperf.plan.StopCondition;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of several turns. */
class SessionsTest {

    @Test
    void madeSessionsHaveTurnsAndTimesToThinkThatTheRatioStretches() {
        ProfilePlan plan = Profile.of(
                        "--session-turns-mean", "4",
                        "--conversation-turn-stddev", "1.5",
                        "--conversation-turn-delay-mean", "2s",
                        "--session-turn-delay-stddev", "300",
                        "--session-delay-ratio", "0.5")
                .plan();

        assertThat(((DatasetPlan.Synthetic) plan.dataset()).sessions())
                .contains(new SessionsPlan(new LengthDistribution(4, 1.5), new LengthDistribution(1000, 150)));
    }

    @Test
    void aNumberOfSessionsEndsAPhaseOrItsTimeDoes() {
        ProfilePlan plan = Profile.of("--num-sessions", "7", "--num-warmup-sessions", "2", "--duration", "60")
                .plan();

        assertThat(plan.cells().get(0).measurement().stop())
                .isEqualTo(new StopCondition.Sessions(7, Optional.of(Duration.ofMinutes(1))));
        assertThat(plan.warmup().map(PhasePlan::stop)).contains(new StopCondition.Sessions(2, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--num-sessions 3 --request-count 9|--num-sessions 3 (on the command line) contradicts --request-count; keep one"
                        + " of the two",
                "--conversation-turn-delay-mean 5|--conversation-turn-delay-mean 5 (on the command line) shapes sessions of"
                        + " several turns; add --conversation-turn-mean",
                "--input-file s.jsonl --conversation-turn-mean 3|--conversation-turn-mean 3 (on the command line) shapes made"
                        + " sessions, and the data set brings its own"
            })
    void whatContradictsSessionsIsRefused(String options, String problem) {
        assertThat(Profile.of(options.split(" ", -1)).fileAt("s.jsonl", "").problems())
                .containsExactly(problem);
    }
}
