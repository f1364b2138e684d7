package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.CHAT;
import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.TestClient.Answer;
import dev.aiperf.simulator.TestClient.End;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Each fault, as a client sees it and as the truth tells it. */
class FaultsOnTheWireTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static Simulator simulator;

    @BeforeAll
    static void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.of(Map.of("decode-base", "2ms", "prefill-rate", "1000000")));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static Answer ask(String fault, boolean stream) throws Exception {
        return ask(fault, chat("hello", 10, stream));
    }

    private static Answer ask(String fault, String body) throws Exception {
        try (TestClient client = new TestClient(simulator.uri()).patience(700)) {
            return client.post(CHAT, body, "X-Simulator-Fault: " + fault, "X-Request-ID: " + fault);
        }
    }

    private static RequestTruth truth(String fault) {
        return simulator.truth(fault).orElseThrow();
    }

    /** The client's leaving is noticed by the server a moment later. */
    private static RequestTruth truthAtEnd(String fault) throws Exception {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (truth(fault).outcome().equals(RequestTruth.RUNNING)) {
            assertThat(System.nanoTime()).as("%s never ended", fault).isLessThan(deadline);
            Thread.sleep(2);
        }
        return truth(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error",
        "401,authentication_error",
        "404,not_found_error",
        "429,rate_limit_error",
        "500,server_error",
        "503,server_error"
    })
    void aStatusIsAnErrorInOpenAiForm(int code, String type) throws Exception {
        Answer answer = ask("status=" + code, true);

        assertThat(answer.status()).isEqualTo(code);
        assertThat(JSON.readTree(answer.body()).path("error").path("type").asString())
                .isEqualTo(type);
        assertThat(answer.head().toLowerCase(Locale.ROOT).contains("retry-after: 1\n"))
                .isEqualTo(code == 429);
        assertThat(truth("status=" + code).outcome()).isEqualTo("status");
        assertThat(truth("status=" + code).status()).isEqualTo(code);
    }

    @Test
    void aRefusalMaySayWhenToComeBack() throws Exception {
        Answer answer = ask("status=429,retry-after=7", true);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headerIs("Retry-After", "7")).isTrue();
    }

    @Test
    void aResetComesAfterItsEvents() throws Exception {
        Answer answer = ask("reset-after=3", true);

        assertThat(answer.end()).isEqualTo(End.RESET);
        assertThat(truth("reset-after=3").outcome()).isEqualTo("reset-after");
        assertThat(truth("reset-after=3").events()).hasSize(3);
        // A reset overtakes what the client has not read yet.
        assertThat(answer.events()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aCutIsAnEndInOrderOfTheConnectionButNotOfTheAnswer() throws Exception {
        Answer answer = ask("cut-after=3", true);

        assertThat(answer.end()).isEqualTo(End.CLOSED);
        assertThat(answer.events()).hasSize(3);
        assertThat(truth("cut-after=3").outcome()).isEqualTo("cut-after");
        assertThat(truth("cut-after=3").events()).hasSize(3);
    }

    @Test
    void aFaultAfterMoreEventsThanThereAreNeverComes() throws Exception {
        Answer answer = ask("cut-after=300", true);

        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(truth("cut-after=300").outcome()).isEqualTo(RequestTruth.COMPLETED);
    }

    @Test
    void aStallForEverLastsUntilTheClientLeaves() throws Exception {
        Answer answer = ask("stall-after=4", true);

        assertThat(answer.end()).isEqualTo(End.SILENCE);
        assertThat(answer.events()).hasSize(4);
        assertThat(truthAtEnd("stall-after=4").outcome()).isEqualTo(RequestTruth.CANCELLED);
        assertThat(truth("stall-after=4").events()).hasSize(4);
    }

    @Test
    void aStallOfALengthDelaysTheRest() throws Exception {
        String fault = "stall-after=4,stall=150ms";
        Answer answer = ask(fault, true);

        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(answer.events()).hasSize(12);
        List<RequestTruth.Event> events = truth(fault).events();
        assertThat(events.get(4).nanos() - events.get(3).nanos()).isGreaterThanOrEqualTo(140_000_000L);
        assertThat(truth(fault).outcome()).isEqualTo("stall-after");
    }

    @Test
    void aDelayComesBeforeTheFirstByte() throws Exception {
        Answer answer = ask("delay=150ms", true);

        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        RequestTruth truth = truth("delay=150ms");
        assertThat(truth.events().get(0).nanos() - truth.receivedNanos()).isGreaterThanOrEqualTo(150_000_000L);
        assertThat(truth.outcome()).isEqualTo("delay");
    }

    @Test
    void aClientThatLeavesDuringADelayIsNoticed() throws Exception {
        Answer answer = ask("slow-accept=60s", true);

        assertThat(answer.end()).isEqualTo(End.SILENCE);
        assertThat(truthAtEnd("slow-accept=60s").outcome()).isEqualTo(RequestTruth.CANCELLED);
    }

    @Test
    void withoutDoneTheStreamStillEndsInOrder() throws Exception {
        Answer answer = ask("no-done", true);

        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(answer.events()).hasSize(11).doesNotContain("[DONE]");
        assertThat(truth("no-done").events()).hasSize(11);
    }

    @Test
    void anEmptyStreamHasHeadersAndAnEnd() throws Exception {
        Answer answer = ask("empty-stream", true);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headerIs("Content-Type", "text/event-stream")).isTrue();
        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(answer.body()).isEmpty();
        assertThat(truth("empty-stream").events()).isEmpty();
    }

    @Test
    void aStreamOfTheRoleOnlyHasNoContent() throws Exception {
        Answer answer = ask("role-only", true);

        assertThat(answer.events()).hasSize(2).last().isEqualTo("[DONE]");
        assertThat(answer.events().get(0)).contains("\"role\":\"assistant\",\"content\":\"\"");
        assertThat(truth("role-only").contentNanos()).isEmpty();
        assertThat(truth("role-only").completionTokens()).isZero();
    }

    @Test
    void oneEventOfAStreamHasCutJson() throws Exception {
        Answer answer = ask("truncated-json", true);

        assertThat(answer.events()).hasSize(12);
        assertThat(answer.events().stream().filter(event -> !event.equals("[DONE]") && !isJson(event)))
                .hasSize(1);
        assertThat(truth("truncated-json").contentNanos()).hasSize(9);
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    @Test
    void aPageOfHtmlComesWithStatus200() throws Exception {
        Answer answer = ask("not-json", true);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headerIs("Content-Type", "text/html")).isTrue();
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void headersWithoutEndGoOnUntilTheClientLeaves() throws Exception {
        try (TestClient client = new TestClient(simulator.uri())) {
            client.send(
                    "POST",
                    CHAT,
                    chat("hello", 10, true),
                    "X-Simulator-Fault: endless-headers",
                    "X-Request-ID: endless");
            StringBuilder text = new StringBuilder();
            while (text.length() < 50_000) {
                text.append((char) client.readByte());
            }
            assertThat(text.toString())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("X-Header-40: ")
                    .doesNotContain("\r\n\r\n");
        }
        assertThat(truthAtEnd("endless").outcome()).isEqualTo(RequestTruth.CANCELLED);
    }

    @Test
    void aTrickleIsAByteAWrite() throws Exception {
        Answer answer = ask("trickle", true);

        assertThat(answer.events()).hasSize(12).last().isEqualTo("[DONE]");
        assertThat(answer.chunkSizes()).containsOnly(1).hasSize(answer.body().length());
    }

    @Test
    void charactersOfSeveralBytesAreSplitBetweenWrites() throws Exception {
        Answer answer = ask("split-utf8", true);

        assertThat(answer.events()).hasSize(12);
        // Role and [DONE] in one write each, the ten words in two.
        assertThat(answer.chunkSizes()).hasSize(22);
        String text = answer.events().subList(1, 11).stream()
                .map(event ->
                        JSON.readTree(event).at("/choices/0/delta/content").asString())
                .collect(Collectors.joining());
        assertThat(text).matches("[^\\p{ASCII}\\p{Punct}].*|\\p{L}.*").doesNotContain("\uFFFD");
        assertThat(text.chars().anyMatch(character -> character > 127)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"reset-after=5,RESET", "cut-after=5,CLOSED", "stall-after=5,SILENCE"})
    void whatIsNotStreamedMeetsTheFaultInPlaceOfItsAnswer(String fault, End end) throws Exception {
        Answer answer = ask(fault, false);

        assertThat(answer.end()).isEqualTo(end);
        assertThat(answer.body()).isEmpty();
        assertThat(truth(fault).events()).isEmpty();
    }

    @Test
    void whatIsNotStreamedMayBeCutJson() throws Exception {
        Answer answer = ask("truncated-json", false);

        assertThat(answer.end()).isEqualTo(End.COMPLETE);
        assertThat(isJson(answer.body())).isFalse();
    }

    @Test
    void aFaultThatIsNoneIsRefusedWithWhatIsAccepted() throws Exception {
        Answer answer = ask("explode", true);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("X-Simulator-Fault", "no such fault", "reset-after=N");
    }

    @Test
    void theOptionGivesEachFaultItsShareAndAHeaderOverridesIt() throws Exception {
        SimulatorOptions faulty = SimulatorOptions.of(
                Map.of("decode-base", "0", "decode-per-sequence", "0", "fault", "status=500@0.5", "seed", "3"));
        try (Simulator half = Simulator.start(faulty);
                TestClient client = new TestClient(half.uri())) {
            int failed = 0;
            for (int i = 0; i < 100; i++) {
                failed += client.post(CHAT, chat("hello", 1, false)).status() == 500 ? 1 : 0;
            }
            assertThat(failed).isBetween(30, 70);
            Answer other = client.post(CHAT, chat("hello", 1, false), "X-Simulator-Fault: status=503");
            assertThat(other.status()).isEqualTo(503);
        }
    }
}
