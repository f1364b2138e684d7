package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.transport.PhaseKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private final StringBuilder out = new StringBuilder();
    private long now = 1_000_000_000L;

    @Test
    void lineSaysWhatGoesOn() {
        ProgressSnapshot snapshot = new ProgressSnapshot(
                PhaseKind.MEASUREMENT,
                "concurrency_10, cell 3 of 5",
                1_234,
                1_200,
                3,
                34,
                Duration.ofSeconds(41),
                Optional.of(Duration.ofSeconds(59)),
                OptionalDouble.of(0.419),
                12.34,
                "34 answers");
        assertThat(ProgressLine.of(snapshot))
                .isEqualTo(
                        "profiling concurrency_10, cell 3 of 5 | 41 % | 1,234 sent, 1,200 done, 3 failed, 34 in flight"
                                + " | 12.3/s | 0:41, about 0:59 left | waiting for 34 answers");
    }

    @Test
    void lineLeavesOutWhatIsNotKnown() {
        ProgressSnapshot snapshot = new ProgressSnapshot(
                PhaseKind.WARMUP,
                "",
                1,
                0,
                0,
                1,
                Duration.ofSeconds(3_725),
                Optional.empty(),
                OptionalDouble.empty(),
                Double.NaN,
                "");
        assertThat(ProgressLine.of(snapshot)).isEqualTo("warm-up | 1 sent, 0 done, 1 in flight | 0.0/s | 1:02:05");
    }

    @Test
    void terminalShowsOneLineASecondWrittenAnew() {
        try (ProgressView view = new SimpleUi().open(terminal(true, 200))) {
            view.show(sent(1));
            now += 400_000_000;
            view.show(sent(2));
            now += 600_000_000;
            view.show(sent(3));
        }
        assertThat(out).hasToString("\r" + ProgressLine.of(sent(1)) + "\r" + ProgressLine.of(sent(3)) + "\n");
    }

    @Test
    void elsewhereALineComesEachFiveSecondsAndTheLastOneAlways() {
        try (ProgressView view = new SimpleUi().open(terminal(false, 80))) {
            for (int i = 0; i <= 7; i++) {
                view.show(sent(i));
                now += 1_000_000_000L;
            }
        }
        assertThat(out)
                .hasToString(ProgressLine.of(sent(0)) + "\n" + ProgressLine.of(sent(5)) + "\n"
                        + ProgressLine.of(sent(7)) + "\n");
    }

    @Test
    void newPhaseBeginsANewLineAtOnce() {
        try (ProgressView view = new SimpleUi().open(terminal(true, 200))) {
            view.show(sent(1));
            view.show(sent(2));
            view.show(of(PhaseKind.WARMUP, 9));
        }
        assertThat(out)
                .hasToString("\r" + ProgressLine.of(sent(1)) + "\r" + ProgressLine.of(sent(2)) + "\n\r"
                        + ProgressLine.of(of(PhaseKind.WARMUP, 9)) + "\n");
    }

    @Test
    void longLineIsCutAndShortOneCoversTheOneBefore() {
        try (ProgressView view = new SimpleUi().open(terminal(true, 20))) {
            view.show(sent(1));
        }
        assertThat(out).hasToString("\rprofiling | 1 sent,\n");
        out.setLength(0);
        try (ProgressView view = new SimpleUi().open(terminal(true, 200))) {
            view.show(sent(100_000));
            now += 1_000_000_000L;
            view.show(sent(1));
        }
        assertThat(out.toString()).endsWith(ProgressLine.of(sent(1)) + "      \n");
    }

    @Test
    void readerThatIsGoneStopsNothing() {
        Appendable gone = new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ProgressView view = new SimpleUi().open(new Terminal(gone, true, 80, () -> now));
        view.show(sent(1));
        view.close();
        assertThat(out).isEmpty();
    }

    @Test
    void kindsChooseWhatIsInstalledAndADashboardIsPlainLinesUntilThereIsOne() {
        assertThat(Ui.named("none")).isInstanceOf(NoUi.class);
        assertThat(Ui.named("simple")).isInstanceOf(SimpleUi.class);
        assertThat(Ui.named("dashboard")).isInstanceOf(SimpleUi.class);
        try (ProgressView view = new NoUi().open(terminal(true, 80))) {
            view.show(sent(1));
        }
        assertThat(out).isEmpty();
    }

    private Terminal terminal(boolean interactive, int width) {
        return new Terminal(out, interactive, width, () -> now);
    }

    private static ProgressSnapshot sent(long sent) {
        return of(PhaseKind.MEASUREMENT, sent);
    }

    private static ProgressSnapshot of(PhaseKind phase, long sent) {
        return new ProgressSnapshot(
                phase, "", sent, 0, 0, 0, Duration.ZERO, Optional.empty(), OptionalDouble.empty(), 0, "");
    }
}
