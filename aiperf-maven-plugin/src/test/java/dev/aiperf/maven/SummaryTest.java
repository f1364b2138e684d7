package dev.aiperf.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    private Path folder;

    @Test
    void whatProfileLeavesIsWhatCheckReads() throws Exception {
        Summary summary = new Summary(2, List.of("A.a: Passed: \"x\"."), true, List.of("A.b: it died"));

        summary.writeTo(folder.resolve("new"));

        assertThat(Summary.readFrom(folder.resolve("new"))).contains(summary);
        assertThat(Summary.readFrom(folder)).isEmpty();
    }

    @Test
    void aFailureIsNotLostBesideWhatPassed() {
        Summary failed = new Summary(1, List.of(), true, List.of("A.a: it died"));
        Summary passed = new Summary(2, List.of("B.b: Passed."), false, List.of());

        assertThat(failed.and(passed))
                .isEqualTo(new Summary(3, List.of("B.b: Passed."), true, List.of("A.a: it died")));
    }

    @Test
    void whatAnEarlierBuildLeftCanBeTakenAway() throws Exception {
        Summary.ofNothing().writeTo(folder);

        Summary.deleteFrom(folder);
        Summary.deleteFrom(folder);

        assertThat(Summary.readFrom(folder)).isEmpty();
    }

    @Test
    void aFailureTellsEachComplaint() {
        Summary failed = new Summary(1, List.of(), true, List.of("A.a: it died", "A.b: it died, too"));
        Summary passed = new Summary(1, List.of(), false, List.of("A.a: not known"));

        assertThatThrownBy(failed::judge)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("A.a: it died\nA.b: it died, too");
        assertThatCode(passed::judge).doesNotThrowAnyException();
    }

    @Test
    void aGateThatIsNotKnownIsAWarning() {
        String passed = "A.a: Passed: it is fast.";
        String notKnown = "A.a: Not known: its tokens are those of a stand-in.";
        List<String> lines = new ArrayList<>();
        Log log = new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add("INFO " + content);
            }

            @Override
            public void warn(CharSequence content) {
                lines.add("WARN " + content);
            }
        };

        new Summary(1, List.of(passed, notKnown), false, List.of(notKnown)).tellGates(log);

        assertThat(lines).containsExactly("INFO " + passed, "WARN " + notKnown);
    }

    @Test
    void aDamagedSummaryIsToldByItsName() throws Exception {
        Files.writeString(folder.resolve("summary.json"), "{\"benchmarks\": 1}");

        assertThatThrownBy(() -> Summary.readFrom(folder))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("summary.json can't be read; profile anew");
    }
}
