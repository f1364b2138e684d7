package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import dev.aiperf.run.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner would run; nothing is. */
class RunnerTest {

    private static final List<AnnotatedSetting> ENDPOINT =
            List.of(new AnnotatedSetting("model", "@Endpoint(model = \"m\")", List.of("m")));

    @TempDir
    private Path folder;

    @Test
    void allBenchmarksOfTheClassPathAreListedByClassName() throws Exception {
        write("b.Chat", "late");
        write("a.Chat", "first", "second");

        assertThat(names(runner())).containsExactly("a.Chat.first", "a.Chat.second", "b.Chat.late");
    }

    @Test
    void aBenchmarkIsTakenThatAnyIncludedExpressionFindsAndNoExcludedOne() throws Exception {
        write("a.Chat", "first", "second", "third");

        assertThat(names(runner().include("first").include("second"))).containsExactly("a.Chat.first", "a.Chat.second");
        assertThat(names(runner().exclude("first").exclude("thi"))).containsExactly("a.Chat.second");
        assertThat(names(runner().include("Chat").exclude("\\.s"))).containsExactly("a.Chat.first", "a.Chat.third");
    }

    @Test
    void aBadExpressionIsToldAtOnce() {
        assertThatThrownBy(() -> runner().include("["))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"[\" is no regular expression: ");
    }

    @Test
    void whereNoBenchmarkIsWantedThoseThatThereAreAreNamed() throws Exception {
        write("b.Chat", "late");
        write("a.Chat", "first");

        assertThatThrownBy(() -> runner().include("nothing").list())
                .isInstanceOf(RunException.class)
                .hasMessage("no benchmark has a name that was asked for; there is a.Chat.first or b.Chat.late");
    }

    @Test
    void whereThereAreNoBenchmarksThatIsSaid() {
        assertThatThrownBy(() -> runner().list())
                .isInstanceOf(RunException.class)
                .hasMessage("there are no benchmarks on the class path");
    }

    @Test
    void theProblemsOfAllPlansAreToldTogetherAndEachOnce() throws Exception {
        write("a.Chat", "first", "second");

        assertThatThrownBy(() -> runner().set("concurrency", "none").fork(0).list())
                .isInstanceOf(RunException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .hasSize(4)
                        .filteredOn(
                                line -> line.startsWith("Chat.first: concurrency none (set by the program) must be"))
                        .hasSize(1))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .filteredOn(
                                line -> line.startsWith("Chat.second: num-profile-runs 0 (set by the program) must be"))
                        .hasSize(1));
    }

    @Test
    void twoPackagesBenchmarksOfOneNameHaveFoldersOfTheirOwnWhicheverIsRun() throws Exception {
        write("a.Chat", "x", "y");
        write("b.Chat", "x");
        write("b.Other", "x");

        assertThat(folders(runner())).containsExactly("a.Chat.x", "Chat.y", "b.Chat.x", "Other.x");
        assertThat(folders(runner().include("b\\.Chat"))).containsExactly("b.Chat.x");
    }

    private Runner runner() {
        return Aiperf.runner().classPath(List.of(folder)).output(folder.resolve("results"));
    }

    private static List<String> names(Runner runner) throws RunException {
        return runner.list().stream().map(PlannedBenchmark::name).toList();
    }

    private static List<String> folders(Runner runner) throws RunException {
        return runner.list().stream()
                .map(each -> each.plan().output().artifactDir().getFileName().toString())
                .toList();
    }

    private void write(String className, String... methods) throws IOException {
        BenchmarkClass benchmark = new BenchmarkClass(
                className,
                className + "_aiperf",
                "test",
                ENDPOINT,
                List.of(),
                Stream.of(methods)
                        .map(method -> new BenchmarkMethod(method, false, List.of()))
                        .toList());
        Path file = folder.resolve(BenchmarkFile.pathOf(className));
        Files.createDirectories(file.getParent());
        Files.writeString(file, BenchmarkFile.write(benchmark));
        // It is looked for, and not into.
        Path classFile = folder.resolve(className.replace('.', '/') + ".class");
        Files.createDirectories(classFile.getParent());
        Files.createFile(classFile);
    }
}
