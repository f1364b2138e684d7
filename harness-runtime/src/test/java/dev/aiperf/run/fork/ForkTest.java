package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.ProfileSession;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunObserver;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.SampleRuns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that go wrong, each by a {@link ScriptedFork}. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ForkTest {

    private static final Pattern PID = Pattern.compile("process (\\d+) ");

    @TempDir
    private Path temp;

    private final List<String> said = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exits               | its process ended with exit code 1 before its result was there
            is-killed           | its process was killed by signal 9 before its result was there
            closes              | its process closed the link before its result was there
            breaks-off          | its process ended with exit code 1 before its result was there
            says-nonsense       | its link carried a frame of the unknown kind 72
            sends-half-a-result | its link carried a frame RESULT that can't be read
            sends-null          | its link carried a frame SAY that can't be read
            gives-orders        | its link carried a frame INTERRUPT out of turn
            fails               | it broke: oops
            """)
    void whatGoesWrongInTheProcessIsAFailedRunThatSaysSo(String script, String message) {
        RunException failure = failureOf(script);

        assertThat(failure).hasMessage(message);
        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure.outputTail()).contains(" " + script);
        assertThatItsProcessIsGone(failure);
    }

    @Test
    void aProcessThatSaysNothingIsTakenForHungAndKilled() throws Exception {
        RunException failure;
        // Long enough for a JVM to read its order.
        try (Fork fork = Fork.start(scripted("stops"), Duration.ofSeconds(3), new Said())) {
            failure = catchThrowableOfType(RunException.class, () -> fork.await(order(1), SampleRuns.CELL));
            fork.close();
            failure = failure.withOutput(fork.outputTail());
        }

        assertThat(failure).hasMessage("its process hangs: nothing was heard of it for 3s");
        assertThatItsProcessIsGone(failure);
    }

    @Test
    void aProcessMayPrintMegabytesOfWhichTheEndIsKept() throws Exception {
        try (Fork fork = Fork.start(scripted("talks"), new Said())) {
            Optional<Fork.Outcome> outcome = fork.await(order(1), SampleRuns.CELL);

            assertThat(outcome.orElseThrow().report()).isEqualTo("the report");
            fork.close();
            assertThat(fork.outputTail()).hasSizeLessThanOrEqualTo(4000).endsWith("yyy\nthe last line\n");
        }
    }

    @Test
    void strangersThatComeFirstDoNoHarm() throws Exception {
        assertThat(forks(scripted("strangers-first")).run(SampleRuns.CELL, 1)).isPresent();
    }

    @Test
    void aProcessThatEndsBeforeItsLinkIsThereTellsWhatItSaid() {
        RunException failure = failureOf("exits-before");

        assertThat(failure).hasMessage("its process ended with exit code 3 before it began: no luck today");
        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void otherRunsAreKept() throws Exception {
        ProfilePlan plan = SampleRuns.plan(4, 4, Undecided.FAIL);
        ProfileSession session =
                new ProfileSession(plan, forks(scripted("fine,is-killed,fine,exits")), cell -> false, new Said());

        session.run();

        CellRuns cell = session.finished().get(0);
        assertThat(cell.runs()).hasSize(2);
        assertThat(cell.labels()).containsExactly("run_0001", "run_0003");
        assertThat(cell.failed())
                .extracting(FailedRun::number, FailedRun::reason)
                .containsExactly(
                        tuple(2, "its process was killed by signal 9 before its result was there"),
                        tuple(4, "its process ended with exit code 1 before its result was there"));
        assertThat(said)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Run 2 failed: its process was killed by signal 9 before its result was there;"
                        + " its process said last:\n    process ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -XX:+NoSuchFlag     | Unrecognized VM option 'NoSuchFlag'
            -Xmx1k              | Too small maximum heap
            -Xms64m -Xmx32m     | Initial heap size set to a larger value than the maximum heap size
            --no-such-option    | Unrecognized option: --no-such-option
            """)
    void aJvmThatRefusesItsArgumentsIsWrongUse(String arguments, String reason) {
        RunException failure = failureOf(command(Optional.empty(), List.of(arguments.split(" ", -1))));

        assertThat(failure).hasMessage("the JVM refuses its arguments: " + reason);
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_USE);
    }

    @Test
    void aClassThatIsGoneAsksForACompilation() {
        ForkCommand command =
                new ForkCommand(List.of(temp), "com.example.Gone_aiperf", fork(Optional.empty(), List.of()), temp);

        RunException failure = failureOf(command);

        assertThat(failure)
                .hasMessage("a class isn't where it was when the benchmarks were compiled"
                        + " (Caused by: java.lang.ClassNotFoundException: com.example.Gone_aiperf); compile them anew");
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_USE);
    }

    @Test
    void aClassOfALaterJavaNamesTheJvm() throws IOException {
        String name = ScriptedFork.class.getName();
        Path copy = temp.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        try (InputStream original = ScriptedFork.class.getResourceAsStream("ScriptedFork.class")) {
            byte[] bytes = original.readAllBytes();
            // The major version of the form of class files.
            bytes[6] = 3;
            Files.write(copy, bytes);
        }

        RunException failure = failureOf(new ForkCommand(List.of(temp), name, fork(Optional.empty(), List.of()), temp));

        assertThat(failure)
                .hasMessageMatching("the JVM \\S+java is too old for the class " + name
                        + ": java.lang.UnsupportedClassVersionError: .*");
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_USE);
    }

    @Test
    void whatIsNoJvmIsNamed() throws IOException {
        Path script = executable("not-java", "#!/bin/sh\necho hello\n");
        Path text = executable("text", "#!/no/such/shell\n");
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThat(failureOf(command(Optional.of(temp), List.of())))
                .hasMessage(temp.resolve("bin/java")
                        + " isn't a JVM that can be run; name the folder of a JDK, or its bin/java");
        assertThat(failureOf(command(Optional.of(file), List.of())))
                .hasMessage(file + " isn't a JVM that can be run; name the folder of a JDK, or its bin/java");
        assertThat(failureOf(command(Optional.of(text), List.of()))).hasMessageStartingWith(text + " can't be run: ");
        assertThat(failureOf(command(Optional.of(script), List.of())))
                .hasMessage("its process ended with exit code 0 before it began: hello; is " + script + " a JVM?");
    }

    @Test
    void aJvmThatIsTooOldIsNotEvenStarted() throws IOException {
        Files.writeString(temp.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Files.createDirectory(temp.resolve("bin"));
        Path java = executable("bin/java", "#!/bin/sh\ntouch started\n");

        RunException failure = failureOf(command(Optional.of(temp), List.of()));

        assertThat(failure).hasMessage(java + " is a JVM of Java 11; runs need Java 17 or later");
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_USE);
        assertThat(temp.resolve("started")).doesNotExist();
    }

    @Test
    void aFolderThatIsGoneIsNamed() {
        Path gone = temp.resolve("gone");

        assertThat(failureOf(new ForkCommand(List.of(), "Main", fork(Optional.empty(), List.of()), gone)))
                .hasMessage("the folder in which runs work isn't there: " + gone);
    }

    private RunException failureOf(String script) {
        return failureOf(scripted(script));
    }

    private RunException failureOf(ForkCommand command) {
        return catchThrowableOfType(RunException.class, () -> forks(command).run(SampleRuns.CELL, 1));
    }

    private Forks forks(ForkCommand command) {
        return new Forks(
                command,
                (cell, run, folder) -> order(run),
                (cell, run) -> temp.resolve(CellRuns.label(run)),
                new Said(),
                (RunResult result, int run, String report) -> {});
    }

    private static Order order(int run) {
        return new Order("", 1, "", "cell", run, "folder", 80, false);
    }

    private ForkCommand scripted(String script) {
        return command(Optional.empty(), List.of("-D" + ScriptedFork.SCRIPT + "=" + script));
    }

    private ForkCommand command(Optional<Path> jvm, List<String> arguments) {
        return new ForkCommand(
                ForkCommand.ofThisClassPath("", fork(jvm, arguments)).classPath(),
                ScriptedFork.class.getName(),
                fork(jvm, arguments),
                temp);
    }

    /** Small and soon there. */
    private static RunsPlan.Fork fork(Optional<Path> jvm, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        all.addAll(arguments);
        return new RunsPlan.Fork(jvm, all, Duration.ofMillis(700));
    }

    private Path executable(String name, String content) throws IOException {
        Path file = Files.writeString(temp.resolve(name), content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static void assertThatItsProcessIsGone(RunException failure) {
        Matcher pid = PID.matcher(failure.outputTail());
        assertThat(pid.find()).as(failure.outputTail()).isTrue();
        ProcessHandle.of(Long.parseLong(pid.group(1)))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    private final class Said implements RunObserver {

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {}
    }
}
