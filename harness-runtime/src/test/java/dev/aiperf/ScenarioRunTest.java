package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.benchmark.ChatRequest;
import dev.aiperf.benchmark.Response;
import dev.aiperf.benchmark.RunContext;
import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunResult;
import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.tokenizer.Tokenizers;
import dev.aiperf.transport.RequestIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a benchmark's own code in a run, from its set-up to the files; asserted by what the server saw. */
@Timeout(120)
class ScenarioRunTest {

    @TempDir
    private Path folder;

    private ScenarioRun run;

    @BeforeEach
    void start() throws IOException {
        run = new ScenarioRun(folder.resolve("result"));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @ParameterizedTest
    @CsvSource({"concurrency,3", "request-rate,200"})
    void whatTheMethodShapedIsWhatTheServerGotAndTheRecordsTell(String load, String value) throws Exception {
        Tokenizer words = Tokenizers.installed()
                .load(new TokenizerPlan(Optional.of("builtin"), "main", true), "m")
                .tokenizer();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> {
                    threads.add(Thread.currentThread().getName());
                    return ChatRequest.of(turn)
                            .system(system(context.index()))
                            .user(user(context.index()))
                            .maxTokens(maxTokens(context.index()));
                })
                .build();

        run.with(load, value)
                .with("request-count", "40")
                .with("warmup-request-count", "5")
                .run(scenario);

        assertThat(threads).containsExactly("aiperf-look-ahead");
        assertThat(run.simulator.truth()).hasSize(45);
        assertThat(run.measured()).hasSize(40).allSatisfy(record -> {
            long index = record.index();
            RequestTruth truth = truth(record);
            assertThat(record.error()).isEmpty();
            assertThat(truth.promptTokens()).isEqualTo(words.count(system(index) + "\n" + user(index)));
            assertThat(record.inputTokens()).hasValue(words.count(system(index) + " " + user(index)));
            assertThat(record.requestedOutputTokens()).hasValue(maxTokens(index));
            assertThat(truth.completionTokens()).isEqualTo(maxTokens(index));
            assertThat(record.outputTokens()).hasValue(maxTokens(index));
        });
        assertThat(run.inputs())
                .as("nobody may ask the method again what it sent")
                .isEmpty();
    }

    private static String system(long index) {
        return "be brief" + " please".repeat((int) (index % 5));
    }

    private static String user(long index) {
        return "tell me about" + " stars".repeat((int) (index % 7) + 1);
    }

    private static int maxTokens(long index) {
        return 2 + (int) (index % 3);
    }

    @Test
    void aMethodThatShapesNothingSendsTheTurns() throws Exception {
        RunResult result =
                run.with("concurrency", "2").with("request-count", "10").run(Scenario.empty());

        assertThat(result.measurement().validRequests()).isEqualTo(10);
        assertThat(run.measured())
                .allSatisfy(record -> assertThat(record.inputTokens()).hasValue(12));
        assertThat(run.inputs().orElseThrow().path("data").size()).isEqualTo(10);
    }

    @Test
    void eachRequestHasASeedOfItsOwnThatTheNextRunOfThePlanHasAgain() throws Exception {
        Map<Long, RunContext> contexts = new ConcurrentHashMap<>();
        Set<Long> seeds = ConcurrentHashMap.newKeySet();
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> {
                    seeds.add(context.seed());
                    if (!context.warmup()) {
                        contexts.put(context.index(), context);
                    }
                    return ChatRequest.of(turn);
                })
                .build();
        run.with("concurrency", "2").with("request-count", "20").with("warmup-request-count", "10");

        run.run(scenario, 1);
        Map<Long, RunContext> first = Map.copyOf(contexts);
        assertThat(seeds).as("of warm-up and measurement").hasSize(30);
        assertThat(first.values()).allSatisfy(context -> {
            assertThat(context.run()).isEqualTo(1);
            assertThat(context.cell()).isEqualTo("concurrency_2");
        });

        contexts.clear();
        run.run(scenario, 1);
        assertThat(contexts).isEqualTo(first);

        contexts.clear();
        run.run(scenario, 2);
        assertThat(contexts.values()).hasSize(20).allMatch(context -> context.run() == 2);
        assertThat(seeds).as("of two runs").hasSize(60);
    }

    @ParameterizedTest
    @CsvSource({"concurrency,3", "request-rate,400"})
    void aRequestThatCouldNotBeMadeIsInTheFilesAndNotAtTheServer(String load, String value) throws Exception {
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> {
                    if (context.index() % 3 == 1) {
                        throw new IllegalStateException("no example for it");
                    }
                    return ChatRequest.of(turn);
                })
                .build();

        RunResult result = run.with(load, value).with("request-count", "60").run(scenario);

        RequestError error = new RequestError(0, "UserCodeError", "java.lang.IllegalStateException: no example for it");
        assertThat(result.measurement().validRequests()).isEqualTo(40);
        assertThat(result.measurement().errors()).containsExactly(new ErrorCount(error, 20));
        assertThat(run.simulator.truth()).hasSize(40);
        List<JsonNode> failed =
                run.lines().stream().filter(line -> line.has("error")).toList();
        assertThat(run.lines()).hasSize(60);
        assertThat(failed).hasSize(20).allSatisfy(line -> {
            assertThat(line.at("/metadata/session_num").asLong() % 3).isEqualTo(1);
            assertThat(line.at("/error/type").asString()).isEqualTo("UserCodeError");
            assertThat(line.at("/error/message").asString()).isEqualTo(error.message());
        });
    }

    @Test
    void aMethodThatFailsTenTimesInARowFailsTheRunAndKeepsWhatWasMeasured() {
        List<String> order = new CopyOnWriteArrayList<>();
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> {
                    // Once requests are answered, and not looked ahead at: the look-ahead is deeper than the load.
                    if (context.index() >= 200) {
                        throw new IOException("the file of examples was closed");
                    }
                    return ChatRequest.of(turn);
                })
                .tearDown("close", () -> order.add("tear-down after " + run.records.size()))
                .build();

        assertThatThrownBy(() -> run.with("concurrency", "1")
                        .with("request-count", "100000")
                        .run(scenario))
                .isInstanceOf(RunException.class)
                .hasMessage("the benchmark's method that shapes requests failed 10 times in a row, the last time with"
                        + " java.io.IOException: the file of examples was closed");
        assertThat(run.records).as("of what was answered").isNotEmpty();
        assertThat(order).containsExactly("tear-down after " + run.records.size());
        assertThat(run.records.stream().filter(RequestRecord::isValid).count())
                .isLessThanOrEqualTo(run.simulator.truth().size());
    }

    @Test
    void anAnswerThatAValidatorFindsWrongIsAFailedOne() throws Exception {
        Map<Long, Long> shapedBy = new ConcurrentHashMap<>();
        List<Response> seen = new CopyOnWriteArrayList<>();
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> {
                    shapedBy.put(context.index(), context.seed());
                    return ChatRequest.of(turn).user("other words");
                })
                .validate("isSeen", response -> seen.add(response))
                .validate("isEven", response -> response.index() % 2 == 0)
                .build();

        RunResult result =
                run.with("concurrency", "2").with("request-count", "20").run(scenario);

        assertThat(result.measurement().validRequests()).isEqualTo(10);
        assertThat(result.measurement().errors())
                .containsExactly(new ErrorCount(
                        new RequestError(0, "InvalidAnswer", "@Validate isEven found the answer wrong"), 10));
        assertThat(seen).hasSize(20).allSatisfy(response -> {
            assertThat(response.context().seed()).isEqualTo(shapedBy.get(response.index()));
            assertThat(response.turn().joinedText()).isNotEqualTo("other words");
            assertThat(response.turn().inputTokens()).hasValue(12);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isNotBlank();
            assertThat(response.finishReason()).contains("length");
            assertThat(response.outputTokens()).hasValue(4);
        });
        assertThat(run.lines().stream()
                        .filter(line -> line.has("error"))
                        .map(line -> line.at("/metadata/session_num").asLong() % 2))
                .hasSize(10)
                .containsOnly(1L);
    }

    @Test
    void validatorsRunOnRecordThreadsOneAtATime() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scenario scenario = Scenario.builder()
                .validate(response -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread().getName());
                    inside.decrementAndGet();
                    return true;
                })
                .build();

        run.with("concurrency", "4").with("request-count", "100").run(scenario);

        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("aiperf-records-"));
        assertThat(most).hasValue(1);
    }

    @Test
    void aValidatorThatThrowsFailsTheRequestWithTheExceptionNamed() throws Exception {
        Scenario scenario = Scenario.builder()
                .validate("isRight", response -> {
                    if (response.index() == 4) {
                        throw new NumberFormatException("For input string: \"x\"");
                    }
                    return true;
                })
                .build();

        RunResult result =
                run.with("concurrency", "2").with("request-count", "20").run(scenario);

        assertThat(result.measurement().validRequests()).isEqualTo(19);
        assertThat(result.measurement().errors())
                .containsExactly(new ErrorCount(
                        new RequestError(
                                0,
                                "UserCodeError",
                                "@Validate isRight threw java.lang.NumberFormatException: For input string: \"x\""),
                        1));
    }

    @Test
    void aValidatorThatThrowsTenTimesInARowEndsTheRunEarly() {
        Scenario scenario = Scenario.builder()
                .validate("isRight", response -> {
                    if (response.index() >= 20) {
                        throw new IllegalStateException("lost count");
                    }
                    return true;
                })
                .build();

        assertThatThrownBy(() -> run.with("concurrency", "2")
                        .with("request-count", "1000000")
                        .run(scenario))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("@Validate isRight threw 10 times in a row, the last time"
                        + " java.lang.IllegalStateException: lost count");
        assertThat(run.simulator.truth()).hasSizeLessThan(100_000);
    }

    @Test
    void theSetUpComesBeforeTheLoadAndTheTearDownAfterTheRecords() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Scenario scenario = Scenario.builder()
                .setup(
                        "open",
                        () -> order.add("open on " + Thread.currentThread().getName()))
                .setup(
                        "fill",
                        () -> order.add("fill after " + run.simulator.truth().size() + " requests"))
                .tearDown(
                        "close",
                        () -> order.add("close after " + run.records.size() + " records on "
                                + Thread.currentThread().getName()))
                .build();

        run.with("concurrency", "2").with("request-count", "30").run(scenario);

        assertThat(order)
                .containsExactly(
                        "open on aiperf-benchmark",
                        "fill after 0 requests",
                        "close after 30 records on aiperf-benchmark");
    }

    @Test
    void aSetUpThatThrowsFailsTheRunBeforeAnyRequest() {
        List<String> order = new CopyOnWriteArrayList<>();
        Scenario scenario = Scenario.builder()
                .setup("open", () -> {
                    throw new IOException("examples.txt is not there");
                })
                .setup("fill", () -> order.add("fill"))
                .tearDown("close", () -> order.add("close"))
                .build();

        assertThatThrownBy(() ->
                        run.with("concurrency", "2").with("request-count", "30").run(scenario))
                .isInstanceOf(RunException.class)
                .hasMessage("@Setup open threw java.io.IOException: examples.txt is not there");
        assertThat(order).containsExactly("close");
        assertThat(run.simulator.truth()).isEmpty();
    }

    @Test
    void aTearDownThatThrowsIsSaidAndCostsNeitherTheResultNorTheNextOne() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Scenario scenario = Scenario.builder()
                .tearDown("close", () -> {
                    throw new IOException("already closed");
                })
                .tearDown("tidy", () -> order.add("tidy"))
                .build();

        RunResult result =
                run.with("concurrency", "2").with("request-count", "30").run(scenario);

        assertThat(result.measurement().validRequests()).isEqualTo(30);
        assertThat(run.said).contains("@TearDown close threw java.io.IOException: already closed.");
        assertThat(order).containsExactly("tidy");
    }

    @Test
    void aDataSetOfTheBenchmarkTakesThePlaceOfThePlans() throws Exception {
        Scenario scenario = Scenario.builder().dataset(Countdown::new).build();

        run.with("concurrency", "1").with("request-count", "3").run(scenario);

        assertThat(run.measured())
                .extracting(RequestRecord::conversationId)
                .containsExactly("from 3", "from 2", "from 1");
        assertThat(run.inputs()
                        .orElseThrow()
                        .at("/data/0/payloads/0/messages/0/content")
                        .asString())
                .isEqualTo("count down from 3");
    }

    @Test
    void aDataSetThatCannotBeMadeFailsTheRun() {
        Scenario scenario = Scenario.builder()
                .dataset(() -> {
                    throw new IOException("no rows");
                })
                .build();

        assertThatThrownBy(() ->
                        run.with("concurrency", "1").with("request-count", "3").run(scenario))
                .isInstanceOf(RunException.class)
                .hasMessage("the benchmark's @Dataset threw java.io.IOException: no rows");
    }

    @Test
    void requestsAreShapedOnlyForAnEndpointThatTakesMessages() {
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> ChatRequest.of(turn))
                .build();

        assertThatThrownBy(() -> run.with("concurrency", "1")
                        .with("request-count", "3")
                        .with("endpoint-type", "completions")
                        .run(scenario))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("the endpoint type completions doesn't take");
        assertThat(run.simulator.truth()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theServersCountsAreTakenWhereThePlanSaysSo(boolean byServer) throws Exception {
        Scenario scenario = Scenario.builder()
                .shape((turn, context) -> ChatRequest.empty().system("one").user("two"))
                .build();

        run.with("use-server-token-count", String.valueOf(byServer))
                .with("concurrency", "1")
                .with("request-count", "3")
                .run(scenario);

        assertThat(run.measured())
                .extracting(RequestRecord::inputTokens)
                .containsOnly(
                        OptionalInt.of(byServer ? truth(run.measured().get(0)).promptTokens() : 2));
    }

    private RequestTruth truth(RequestRecord record) {
        String id = new RequestIds(run.runId()).requestId(record.phase(), record.index());
        return run.simulator.truth(id).orElseThrow();
    }

    private static final class Countdown implements Dataset {

        @Override
        public OptionalLong entries() {
            return OptionalLong.of(3);
        }

        @Override
        public long entryOf(long index) {
            return index % 3;
        }

        @Override
        public Conversation conversation(long entry) {
            return new Conversation("from " + (3 - entry), List.of(Turn.of("count down from " + (3 - entry))));
        }
    }
}
