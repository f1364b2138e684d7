package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientVerdictTest {

    private static final long MILLI = 1_000_000;
    private static final PhaseResult ON_TIME = phase(1_000, 0, 0);

    @Test
    void aClientThatDidLittleIsHealthy() {
        ClientHealth health = ClientVerdict.of(usage(3, 9_999, 0), busy(0.5));

        assertThat(health.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(health.reasons()).isEmpty();
        assertThat(health.usage().longestGcPause()).hasMillis(3);
    }

    @ParameterizedTest
    @CsvSource({"5.99, HEALTHY", "6, STRAINED", "7.59, STRAINED", "7.6, INVALID"})
    void threeQuartersOfTheCoresStrainAndNineteenTwentiethsInvalidate(double cores, Verdict verdict) {
        assertThat(ClientVerdict.of(usage(0, 0, 0), busy(cores)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"999, HEALTHY", "1000, INVALID"})
    void coresAreNotJudgedOfLessThanASecondOfSending(long millis, Verdict verdict) {
        PhaseResult phase = new PhaseResult(0, millis * MILLI, 2_000 * MILLI, busy(8).sending(), 0, 0, false, false);

        assertThat(ClientVerdict.of(usage(0, 0, 0), phase).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"19, HEALTHY", "20, STRAINED", "499, STRAINED", "500, INVALID"})
    void aPauseOf20MillisStrainsAndOneOf500Invalidates(long millis, Verdict verdict) {
        assertThat(ClientVerdict.of(usage(millis, 0, 0), ON_TIME).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1999, HEALTHY", "2000, STRAINED", "49999, STRAINED", "50000, INVALID"})
    void latenessOf2MillisStrainsAndOf50Invalidates(long micros, Verdict verdict) {
        assertThat(judged(368, 0, micros * 1_000).verdict()).isEqualTo(verdict);
        assertThat(judged(20, micros * 1_000, 80 * MILLI).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"9999, HEALTHY", "10000, STRAINED", "100000000, STRAINED"})
    void aBacklogOfTenThousandStrainsAndNoneInvalidates(long backlog, Verdict verdict) {
        assertThat(ClientVerdict.of(usage(0, backlog, 0), ON_TIME).verdict()).isEqualTo(verdict);
    }

    @Test
    void oneRequestThatIsLostInvalidates() {
        assertThat(ClientVerdict.of(usage(0, 0, 1), ON_TIME).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void theWorstReasonDecidesAndAllAreSaid() {
        ClientHealth health = ClientVerdict.of(usage(20, 0, 0), busy(7.6));

        assertThat(health.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(health.reasons())
                .containsExactly(
                        "the client used 95 % of the machine's 8 cores",
                        "garbage collection stopped the client for 20 ms");
    }

    @ParameterizedTest
    @CsvSource({"1999, HEALTHY", "2000, STRAINED", "49999, STRAINED", "50000, INVALID"})
    void anEventLoopLateBy2MillisStrainsAndBy50Invalidates(long micros, Verdict verdict) {
        long nanos = micros * 1_000;
        assertThat(judged(new EventLoopDelay(368, 0, nanos, nanos)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"19, HEALTHY", "20, STRAINED", "499, STRAINED", "500, INVALID"})
    void anEventLoopHeldUpFor20MillisStrainsAndFor500Invalidates(long millis, Verdict verdict) {
        assertThat(judged(new EventLoopDelay(100, 0, 90 * MILLI, millis * MILLI))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void aLateEventLoopIsSaidInWords() {
        assertThat(judged(new EventLoopDelay(368, 0, 3 * MILLI, 23 * MILLI)).reasons())
                .containsExactly(
                        "one event in a hundred waited 3.0 ms or more for the thread that handles it",
                        "a thread of the client was held up for 23.0 ms");
    }

    @ParameterizedTest
    @CsvSource({"896, HEALTHY", "897, STRAINED", "944, STRAINED", "945, INVALID"})
    void fewerThan128FilesLeftStrainAndFewerThan80Invalidate(long open, Verdict verdict) {
        assertThat(judged(new OpenFiles(open, 1024), ClientPorts.UNKNOWN).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"949, HEALTHY", "950, STRAINED", "994, STRAINED", "995, INVALID", "1000, INVALID"})
    void lessThanATwentiethOfThePortsLeftStrainsAndHardlyAnyInvalidates(long used, Verdict verdict) {
        assertThat(judged(OpenFiles.UNKNOWN, new ClientPorts(used, 1000)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void filesAndPortsThatRunOutAreSaidInWords() {
        assertThat(judged(new OpenFiles(1020, 1024), new ClientPorts(27_000, 28_232))
                        .reasons())
                .containsExactly(
                        "1,020 of the 1,024 files and sockets that the client may have open were open",
                        "27,000 of the 28,232 local ports for connections to the server were in use");
    }

    private static ClientHealth judged(OpenFiles files, ClientPorts ports) {
        ClientUsage idle = usage(0, 0, 0);
        return ClientVerdict.of(
                new ClientUsage(
                        8, 0, idle.longestGcPause(), idle.totalGcPause(), 0, 0, EventLoopDelay.UNKNOWN, files, ports),
                ON_TIME);
    }

    private static ClientHealth judged(EventLoopDelay loop) {
        ClientUsage idle = usage(0, 0, 0);
        return ClientVerdict.of(
                new ClientUsage(
                        8,
                        0,
                        idle.longestGcPause(),
                        idle.totalGcPause(),
                        0,
                        0,
                        loop,
                        OpenFiles.UNKNOWN,
                        ClientPorts.UNKNOWN),
                ON_TIME);
    }

    @Test
    void theLateOnesOfFewRequestsAreNoVerdict() {
        assertThat(judged(20, 0, 80 * MILLI).reasons()).isEmpty();
    }

    @Test
    void aSampleThatCarriesP99IsJudgedByIt() {
        assertThat(judged(368, 0, 80 * MILLI).reasons())
                .containsExactly("one request in a hundred was sent 80.0 ms late or more");
        assertThat(judged(1000, 0, 1511 * MILLI).reasons())
                .containsExactly("one request in a hundred was sent 1.51 s late or more");
    }

    @Test
    void aSampleTooSmallForP99IsJudgedByP90() {
        PhaseResult phase = phase(new Sending(100, 0, 60 * MILLI, 80 * MILLI, 0, 0, 0, Optional.empty()));

        assertThat(ClientVerdict.of(usage(0, 0, 0), phase).reasons())
                .containsExactly("one request in ten was sent 60.0 ms late or more");
    }

    @Test
    void aScheduleThatWasNotSentToItsEndInvalidates() {
        Pacing behind = new Pacing(20_000, true, 3_300 * MILLI);
        ClientHealth health =
                ClientVerdict.of(usage(0, 0, 0), phase(new Sending(5, 0, 0, 0, 0, 0, 0, Optional.of(behind))));

        assertThat(health.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(health.reasons())
                .containsExactly(
                        "the client was so far behind that the arrivals of the last 3.30 s of the schedule were"
                                + " never sent");
    }

    @Test
    void aClientThatSentNothingIsNotCalledHealthy() {
        ClientHealth health = judged(0, 0, 0);

        assertThat(health.verdict()).isEqualTo(Verdict.NOT_KNOWN);
        assertThat(health.reasons()).containsExactly("no request was sent");
    }

    @Test
    void fewRequestsThatAreMostlyLateAreAVerdict() {
        assertThat(judged(20, 3 * MILLI, 80 * MILLI).reasons())
                .containsExactly("one request in two was sent 3.0 ms late or more");
    }

    private static ClientHealth judged(long sent, long p50, long p99) {
        return ClientVerdict.of(usage(0, 0, 0), phase(sent, p50, p99));
    }

    private static PhaseResult phase(long sent, long p50, long p99) {
        return phase(new Sending(sent, p50, p50, p99, 0, 0, 0, Optional.empty()));
    }

    private static PhaseResult phase(Sending sending) {
        return new PhaseResult(0, 2_000 * MILLI, 2_000 * MILLI, sending, 0, 0, false, false);
    }

    private static PhaseResult busy(double cores) {
        return phase(new Sending(1_000, 0, 0, 0, cores, 0, 0, Optional.empty()));
    }

    /** A client with eight cores. */
    private static ClientUsage usage(long longestPauseMillis, long backlog, long lost) {
        Duration pause = Duration.ofMillis(longestPauseMillis);
        return new ClientUsage(
                8, 1, pause, pause, backlog, lost, EventLoopDelay.UNKNOWN, OpenFiles.UNKNOWN, ClientPorts.UNKNOWN);
    }
}
