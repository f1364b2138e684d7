package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of benchmarks whose processes go wrong, from the process to result, files and exit code. */
@Timeout(120)
class ForkFaultsTest {

    private static Simulator simulator;

    @TempDir
    private Path temp;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with("model", "m")
                .with("decode-base", "2ms")
                .with("output-tokens", "4"));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void aRunWhoseSetupThrowsIsListedAndLeftOut() throws Exception {
        RunnerResult result = runner("secondSetupThrows")
                .set("slo", "request_latency:avg:60000")
                .fork(2)
                .run();

        String reason = "@Setup prepare threw java.lang.IllegalStateException: no data today";
        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.complaints())
                .hasSize(2)
                .anyMatch(complaint -> complaint.endsWith(": 1 of 2 runs failed, the first: " + reason))
                .anyMatch(complaint -> complaint.endsWith(", but 1 of 2 runs failed."));
        ProfileResult profile = result.of("secondSetupThrows").orElseThrow();
        assertThat(profile.cells().get(0).labels()).containsExactly("run_0001");
        assertThat(profile.cells().get(0).failed())
                .extracting(FailedRun::number, FailedRun::reason)
                .containsExactly(tuple(2, reason));
        assertThat(profile.verdict().gates()).extracting(GateResult::runs).containsExactly(1);
        assertThat(said)
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("Run 2 failed: " + reason + "; its process said last:\n"
                                + "    java.lang.IllegalStateException: no data today\n"
                                + "        at dev.aiperf.FaultyRunner$Faulty.prepare(FaultyRunner.java:"));
        assertThat(profile.report().orElseThrow())
                .contains("run_0002 of concurrency_1 failed and is left out: " + reason + ".");
        assertThat(Files.readString(
                        profile.folder().resolve("aggregate").resolve("profile_export_aiperf_aggregate.json")))
                .contains(reason);
    }

    @Test
    void aBenchmarkThatFailsKeepsNoOtherFromBeingRun() throws Exception {
        RunnerResult result = runner("exitsInSetup", "works").run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.failures())
                .containsExactly("com.example.Faulty.exitsInSetup: its process ended with exit code 1 before its result"
                        + " was there; its process said last:\n    about to leave");
        assertThat(result.of("works").orElseThrow().hasNumbers()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hangsInConstructor | the constructor of dev.aiperf.FaultyRunner$Faulty did not end within 2s
            hangsInDataset     | the benchmark's @Dataset did not end within 2s
            hangsInSetup       | @Setup prepare did not end within 2s
            """)
    void codeThatHangsBeforeTheLoadIsNamedAndItsPlaceShown(String method, String message) throws Exception {
        RunnerResult result = runner(method).set("setup-timeout", "2s").run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith("com.example.Faulty." + method + ": " + message
                        + "; setup-timeout gives it more; its process said last:\n");
        assertThat(result.failures().get(0)).contains("at dev.aiperf.FaultyRunner$Faulty.hang(FaultyRunner.java:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hangsInShaping  | no request was there to be sent: the benchmark's method that shapes requests did not give\
             request 3 within 2s; setup-timeout gives it more
            hangsInValidate | @Validate isRight did not end within 2s for request 3; setup-timeout gives it more; 3 of 5\
             records were made
            """)
    void codeThatHangsInTheLoadIsNamedAndWhatWasMeasuredIsOnDisk(String method, String message) throws Exception {
        RunnerResult result = runner(method).set("setup-timeout", "2s").run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .startsWith("com.example.Faulty." + method + ": " + message)
                .contains("at dev.aiperf.FaultyRunner$Faulty.hang(FaultyRunner.java:");
        assertThat(lines(method)).isEqualTo(3);
    }

    @Test
    void aTearDownThatHangsIsToldAndWhatWasMeasuredStands() throws Exception {
        RunnerResult result =
                runner("hangsInTearDown").set("setup-timeout", "2s").run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.of("hangsInTearDown").orElseThrow().hasNumbers()).isTrue();
        assertThat(lines("hangsInTearDown")).isEqualTo(5);
        assertThat(said)
                .contains(
                        "@TearDown close did not end within 2s; setup-timeout gives it more.",
                        "@TearDown closeMore was not called, as @TearDown close still runs.");
    }

    private long lines(String method) throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("results").resolve("Faulty." + method))) {
            Path records = files.filter(file -> file.endsWith("profile_export.jsonl"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(records).size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangsInConstructor", "hangsInSetup"})
    void anInterruptWhileCodeHangsBeforeTheLoadEndsTheRunInSeconds(String method) throws Exception {
        Runner runner = runner(method);
        AtomicReference<RunnerResult> result = new AtomicReference<>();
        Thread running = new Thread(() -> {
            try {
                result.set(runner.run());
            } catch (RunException e) {
                throw new IllegalStateException(e);
            }
        });
        running.start();
        while (!Files.exists(temp.resolve("hanging"))) {
            Thread.sleep(20);
        }
        ProcessHandle fork = ProcessHandle.of(Long.parseLong(Files.readString(temp.resolve("hanging"))))
                .orElseThrow();

        runner.interrupt();

        // A minute is the set-up's own time.
        running.join(Duration.ofSeconds(40).toMillis());
        assertThat(result.get()).isNotNull();
        assertThat(result.get().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(result.get().failures()).isEmpty();
        assertThat(fork.isAlive()).isFalse();
    }

    @Test
    void codeThatChangedSinceTheBuildIsToldAsSuch() throws Exception {
        assertThat(runner("renamed", "needsAClassThatIsGone").run().failures())
                .containsExactly(
                        "com.example.Faulty.renamed: dev.aiperf.FaultyRunner$Faulty: there is no benchmark method renamed; compile"
                                + " the benchmark class again",
                        "com.example.Faulty.needsAClassThatIsGone: the benchmark dev.aiperf.FaultyRunner$Faulty can't be made:"
                                + " java.lang.NoClassDefFoundError: com/example/Faulty; compile it anew");

        assertThat(runnerOf("com.example.Faulty_aiperf", "works").run().failures())
                .containsExactly("com.example.Faulty.works: a class isn't where it was when the benchmarks were"
                        + " compiled (Caused by: java.lang.ClassNotFoundException: com.example.Faulty_aiperf); compile"
                        + " them anew; its process said last:\n"
                        + "    Error: Could not find or load main class com.example.Faulty_aiperf\n"
                        + "    Caused by: java.lang.ClassNotFoundException: com.example.Faulty_aiperf");
    }

    @Test
    void aGateOnARunThatIsInterruptedIsNotKnown() throws Exception {
        Runner runner = runner("works")
                .set("request-count", "1000000")
                .set("slo", "request_latency:avg:60000")
                .set("undecided", "warn");
        runner.listener(new Said() {
            @Override
            public void progress(ProgressSnapshot snapshot) {
                runner.interrupt();
            }
        });

        RunnerResult result = runner.run();

        assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        ProfileResult profile = result.of("works").orElseThrow();
        JsonNode verdict = JsonMapper.shared()
                .readTree(profile.folder().resolve("verdict.json").toFile());
        assertThat(verdict.get("outcome").asString()).isEqualTo("not_known");
        assertThat(verdict.at("/gates/0/sentence").asString())
                .startsWith("Not known: ")
                .containsPattern("; run_0001 was interrupted after [\\d,]+ of 1,000,000 requests\\.$");
        assertThat(result.complaints()).anyMatch(complaint -> complaint.contains("Not known: "));
    }

    private Runner runner(String... methods) throws IOException {
        return runnerOf(FaultyRunner.class.getName(), methods);
    }

    /** Returns a runner of what the annotation processor would have written of a class with these methods. */
    private Runner runnerOf(String runnerClass, String... methods) throws IOException {
        BenchmarkClass benchmark = new BenchmarkClass(
                "com.example.Faulty",
                runnerClass,
                "test",
                List.of(),
                List.of(),
                Stream.of(methods)
                        .map(name -> new BenchmarkMethod(name, false, List.of()))
                        .toList());
        Path file = temp.resolve(BenchmarkFile.pathOf(benchmark.className()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, BenchmarkFile.write(benchmark));
        Path classFile = temp.resolve("com/example/Faulty.class");
        Files.createDirectories(classFile.getParent());
        Files.writeString(classFile, "only looked for");
        List<Path> classPath = new ArrayList<>(List.of(temp));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .forEach(classPath::add);
        return Aiperf.runner()
                .classPath(classPath)
                .benchmarksIn(List.of(temp))
                .folder(temp)
                .output(temp.resolve("results"))
                .listener(new Said())
                .set("model", "m")
                .set("url", simulator.uri().toString())
                .set("tokenizer", "builtin")
                .set("self-check", "false")
                .set("fork-jvm-args", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m")
                .set("isl", "12")
                .set("osl", "4")
                .set("request-count", "5");
    }

    private class Said implements ProfileListener {

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {}

        @Override
        public void cellReport(String report) {}
    }
}
