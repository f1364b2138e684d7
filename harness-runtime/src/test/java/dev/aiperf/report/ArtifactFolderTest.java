package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFolderTest {

    private static final String AIPERF = "profile_export_aiperf.json";

    @TempDir
    Path temp;

    @BeforeEach
    void resolveLinks() throws IOException {
        temp = temp.toRealPath();
    }

    @Test
    void newFolderIsMadeWithItsParents() throws Exception {
        Path path = temp.resolve("a/b/c");
        try (ArtifactFolder folder = ArtifactFolder.prepare(path)) {
            assertThat(folder.root()).isEqualTo(path);
            assertThat(path).isDirectory();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceWhereTheKernelLetsNoFolderBeMadeIsToldSo() {
        assertThatThrownBy(() -> ArtifactFolder.prepare(Path.of("/proc/x")))
                .isInstanceOf(ReportException.class)
                .hasMessage("Results can't be written to /proc/x: no folder can be made there.");
    }

    @Test
    void runThatWroteNothingLeavesNothing() throws Exception {
        ArtifactFolder.prepare(temp.resolve("new")).close();
        assertThat(temp.resolve("new")).doesNotExist();
        Path own = Files.createDirectory(temp.resolve("own"));
        ArtifactFolder.prepare(own).close();
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void earlierResultIsMovedAsideWholeUnderItsStart() throws Exception {
        Path path = temp.resolve("run");
        result(path, "first");
        Files.writeString(path.resolve(AIPERF), "{ \"start_time\": \"2026-11-24T02:46:57.362643\" }");
        prepareAndWrite(path, "second");
        assertThat(temp.resolve("run@20261124T024657Z").resolve("notes.txt")).hasContent("first");
        assertThat(path.resolve("notes.txt")).hasContent("second");
    }

    @Test
    void earlierResultsOfOneStartNeverReplaceEachOther() throws Exception {
        Path path = temp.resolve("run");
        for (String content : List.of("1", "2", "3")) {
            prepareAndWrite(path, content);
            Files.writeString(path.resolve(AIPERF), "{\"start_time\":\"2026-11-24T02:46:57\"}");
        }
        ArtifactFolder.prepare(path).close();
        assertThat(temp.resolve("run@20261124T024657Z/notes.txt")).hasContent("1");
        assertThat(temp.resolve("run@20261124T024657Z-2/notes.txt")).hasContent("2");
        assertThat(temp.resolve("run@20261124T024657Z-3/notes.txt")).hasContent("3");
    }

    @Test
    void resultThatWasCutShortIsMovedUnderTheAgeOfItsLock() throws Exception {
        Path path = temp.resolve("run");
        prepareAndWrite(path, "cut short");
        Files.setLastModifiedTime(
                path.resolve(EarlierResult.LOCK_FILE), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        prepareAndWrite(path, "new");
        assertThat(temp.resolve("run@20260102T030405Z/notes.txt")).hasContent("cut short");
    }

    @Test
    void unreadableStartIsNoObstacle() throws Exception {
        Path path = temp.resolve("run");
        result(path, "first");
        Files.writeString(path.resolve(AIPERF), "{\"start_time\":\"9999-99-99T99:99:99\"}");
        prepareAndWrite(path, "second");
        assertThat(folders()).hasSize(2);
    }

    @Test
    void filesThatAreNoResultAreNeverMoved() throws Exception {
        Path path = Files.createDirectory(temp.resolve("home"));
        Files.writeString(path.resolve("thesis.tex"), "years of work");
        assertThatThrownBy(() -> ArtifactFolder.prepare(path))
                .isInstanceOf(ReportException.class)
                .hasMessage("The folder " + path
                        + " holds files that are no result of a run; name an empty or a new one with --artifact-dir.");
        assertThat(path.resolve("thesis.tex")).exists();
        assertThat(folders()).containsExactly(path);
        assertThat(path.resolve(EarlierResult.LOCK_FILE)).doesNotExist();
    }

    @Test
    void folderThatSomebodyWorksInIsNeverMoved() throws Exception {
        // The build's own folder is the working folder of tests; a mark makes its parents look like results.
        String before = System.getProperty("user.dir");
        Path work = temp.resolve("result/inside");
        result(temp.resolve("result"), "first");
        Files.createDirectories(work);
        System.setProperty("user.dir", work.toString());
        try {
            assertThatThrownBy(() -> ArtifactFolder.prepare(temp.resolve("result")))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("is not moved aside because " + work + " is in it");
        } finally {
            System.setProperty("user.dir", before);
        }
        assertThat(temp.resolve("result/notes.txt")).exists();
    }

    @Test
    void fileInThePlaceOfAFolderIsOneSentence() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> ArtifactFolder.prepare(file))
                .isInstanceOf(ReportException.class)
                .hasMessage("Results can't be written to " + file + ": " + file + " is in the way.");
        assertThatThrownBy(() -> ArtifactFolder.prepare(file.resolve("below")))
                .isInstanceOf(ReportException.class)
                .hasMessageMatching("Results can't be written to [^:]+: [^:]+\\.");
    }

    @Test
    void folderInUseIsNeitherMovedNorShared() throws Exception {
        Path path = temp.resolve("run");
        try (ArtifactFolder first = ArtifactFolder.prepare(path)) {
            Files.writeString(first.root().resolve("profile_export.jsonl"), "growing");
            assertThatThrownBy(() -> ArtifactFolder.prepare(path))
                    .isInstanceOf(ReportException.class)
                    .hasMessageStartingWith("Another run is writing its results to " + path);
            assertThat(path.resolve("profile_export.jsonl")).exists();
        }
        assertThat(folders()).containsExactly(path);
    }

    @Test
    @Timeout(60)
    void ofManyThatWantOnePathAtOnceOneGetsItAndTheOldResultIsMovedOnce() throws Exception {
        Path path = temp.resolve("run");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                Path raced = path.resolveSibling("run" + round);
                result(raced, "old");
                CountDownLatch start = new CountDownLatch(1);
                List<Future<ArtifactFolder>> attempts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Callable<ArtifactFolder> attempt = () -> {
                        start.await();
                        return ArtifactFolder.prepare(raced);
                    };
                    attempts.add(pool.submit(attempt));
                }
                start.countDown();
                List<ArtifactFolder> owners = new ArrayList<>();
                for (Future<ArtifactFolder> attempt : attempts) {
                    try {
                        owners.add(attempt.get());
                    } catch (ExecutionException e) {
                        assertThat(e.getCause())
                                .isInstanceOf(ReportException.class)
                                .hasMessageStartingWith("Another run is writing");
                    }
                }
                assertThat(owners).hasSize(1);
                assertThat(raced.resolve("notes.txt")).doesNotExist();
                owners.get(0).close();
                String moved = raced.getFileName() + "@";
                assertThat(folders().stream()
                                .filter(f -> f.getFileName().toString().startsWith(moved)))
                        .singleElement()
                        .satisfies(f -> assertThat(f.resolve("notes.txt")).hasContent("old"));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void earlierResultOfSeveralRunsIsMovedAsideWhole() throws Exception {
        Path path = temp.resolve("run");
        for (String file : List.of(
                "profile_runs/run_0001/" + AIPERF, "aggregate/profile_export_aiperf_aggregate.json", "verdict.json")) {
            Files.createDirectories(path.resolve(file).getParent());
            Files.writeString(path.resolve(file), "{}");
        }

        ArtifactFolder.prepare(path).close();

        List<Path> moved = folders();
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0).resolve("verdict.json")).exists();
        assertThat(moved.get(0).resolve("aggregate")).exists();
    }

    @Test
    void cellsOfASweepHaveFoldersOfTheirOwn() throws Exception {
        Cell one = SampleRun.point(new TrafficPlan.ClosedLoop(1));
        Cell five = SampleRun.point(new TrafficPlan.ClosedLoop(5));
        try (ArtifactFolder folder = ArtifactFolder.prepare(temp.resolve("run"))) {
            assertThat(folder.layout().runFolder(SampleRun.plan(List.of(one)), one, 1))
                    .isEqualTo(folder.root());
            assertThat(folder.layout().runFolder(SampleRun.plan(List.of(one, five)), five, 1))
                    .isEqualTo(folder.root().resolve("concurrency_5"));
            assertThat(folder.layout().sweepFolder(SampleRun.plan(List.of(one, five))))
                    .isEqualTo(folder.root().resolve("sweep_aggregate"));
        }
    }

    @Test
    void severalRunsHaveFoldersAsAiperfLaysThemOut() throws Exception {
        Cell one = SampleRun.point(new TrafficPlan.ClosedLoop(1));
        Cell five = SampleRun.point(new TrafficPlan.ClosedLoop(5));
        ProfilePlan single = SampleRun.with(SampleRun.plan(List.of(one)), 3);
        ProfilePlan sweep = SampleRun.with(SampleRun.plan(List.of(one, five)), 3);
        try (ArtifactFolder folder = ArtifactFolder.prepare(temp.resolve("run"))) {
            assertThat(inside(folder, folder.layout().runFolder(single, one, 2)))
                    .isEqualTo("profile_runs/run_0002");
            assertThat(inside(folder, folder.layout().aggregateFolder(single, one)))
                    .isEqualTo("aggregate");
            assertThat(inside(folder, folder.layout().runFolder(sweep, five, 2)))
                    .isEqualTo("profile_runs/trial_0002/concurrency_5");
            assertThat(inside(folder, folder.layout().aggregateFolder(sweep, five)))
                    .isEqualTo("aggregate/concurrency_5");
            assertThat(inside(folder, folder.layout().sweepFolder(sweep))).isEqualTo("aggregate/sweep_aggregate");
        }
    }

    private static String inside(ArtifactFolder folder, Path path) {
        return folder.root().relativize(path).toString();
    }

    private static void result(Path path, String content) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve(AIPERF), "{}");
        Files.writeString(path.resolve("notes.txt"), content);
    }

    private static void prepareAndWrite(Path path, String content) throws Exception {
        try (ArtifactFolder folder = ArtifactFolder.prepare(path)) {
            Files.writeString(folder.root().resolve("notes.txt"), content);
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(temp)) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
