package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aiperf.report.ProgressView;
import dev.aiperf.report.Terminal;
import dev.aiperf.report.Ui;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.transport.PhaseKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Ui} promises: whatever the news, and however many, showing them never fails, floods nobody, and is over
 * when it is closed, with the cursor at the start of a line.
 *
 * <p>The author of a UI only says which:
 *
 * <pre>{@code
 * class MyUiTest extends UiKit {
 *     protected Ui ui() { return new MyUi(); }
 * }
 * }</pre>
 */
public abstract class UiKit {

    private static final long SECOND = 1_000_000_000L;
    /** How long a thread that draws on its own could take to notice that it is closed. */
    private static final long QUIET_MILLIS = 150;
    /** Sequences that move the cursor or colour the text; they take no place. */
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b(\\[[0-9;?]*[A-Za-z]|[78=>()][A-Z0-9]?)");

    private final Screen screen = new Screen();
    private final AtomicLong now = new AtomicLong(5 * SECOND);

    /** Returns the UI to be tested. */
    protected abstract Ui ui();

    @Test
    public final void theNameIsFitForAnOption() {
        assertThat(ui().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void noProgressAtAllLeavesTheCursorWhereItWas() {
        for (boolean interactive : new boolean[] {false, true}) {
            ui().open(terminal(interactive, 80)).close();
            assertThat(visible()).isBlank();
            requireCursorAtStartOfLine();
        }
    }

    @Test
    public final void manyNewsAtOnceFloodNobody() {
        for (boolean interactive : new boolean[] {false, true}) {
            try (ProgressView view = ui().open(terminal(interactive, 80))) {
                for (int i = 0; i < 10_000; i++) {
                    view.show(snapshot(PhaseKind.MEASUREMENT, "", i, i / 10_000.0));
                }
            }
            requireCursorAtStartOfLine();
        }

        assertThat(screen.text().length()).isLessThan(100_000);
    }

    @Test
    public final void aLongRunOfManyPhasesIsShownToItsEnd() {
        try (ProgressView view = ui().open(terminal(true, 80))) {
            for (int cell = 1; cell <= 3; cell++) {
                for (PhaseKind phase : PhaseKind.values()) {
                    for (int i = 0; i <= 100; i++) {
                        view.show(snapshot(phase, "cell " + cell + " of 3", i, i / 100.0));
                        now.addAndGet(SECOND / 4);
                    }
                }
            }
        }

        requireCursorAtStartOfLine();
    }

    @Test
    public final void oddNewsDoNoHarm() {
        for (boolean interactive : new boolean[] {false, true}) {
            for (int width : new int[] {1, 2, 7, 80, 10_000}) {
                assertThatCode(() -> {
                            try (ProgressView view = ui().open(terminal(interactive, width))) {
                                for (ProgressSnapshot odd : oddSnapshots()) {
                                    view.show(odd);
                                    now.addAndGet(10 * SECOND);
                                }
                            }
                        })
                        .as("a width of %d", width)
                        .doesNotThrowAnyException();
                requireCursorAtStartOfLine();
            }
        }

        // A note is somebody's text, and no place for commands to a terminal.
        assertThat(screen.text()).doesNotContain("\u0007", "\u001b]0;");
    }

    @Test
    public final void aLogHasNoControlSequences() {
        try (ProgressView view = ui().open(terminal(false, 80))) {
            for (int i = 0; i <= 100; i++) {
                view.show(snapshot(PhaseKind.MEASUREMENT, "", i, i / 100.0));
                now.addAndGet(SECOND);
            }
        }

        assertThat(screen.text()).doesNotContain("\u001b", "\r", "\b");
    }

    @Test
    public final void nothingIsShownAfterTheClose() throws InterruptedException {
        for (boolean interactive : new boolean[] {false, true}) {
            ProgressView view = ui().open(terminal(interactive, 80));
            view.show(snapshot(PhaseKind.MEASUREMENT, "", 1, 0.5));
            view.close();
            String shown = screen.text();

            now.addAndGet(60 * SECOND);
            view.show(snapshot(PhaseKind.MEASUREMENT, "", 2, 1));
            view.close();
            Thread.sleep(QUIET_MILLIS);

            assertThat(screen.text()).isEqualTo(shown);
        }
    }

    @Test
    public final void twoViewsDontDisturbEachOther() {
        Screen other = new Screen();
        Ui ui = ui();
        ProgressView left = ui.open(terminal(true, 80));
        ProgressView right = ui.open(new Terminal(other, true, 80, now::get));
        left.show(snapshot(PhaseKind.MEASUREMENT, "", 1, 0.5));
        left.close();
        String shown = screen.text();
        right.show(snapshot(PhaseKind.WARMUP, "", 7, 0.1));
        right.close();

        assertThat(screen.text()).isEqualTo(shown);
        // What the one shows of nothing else, the other shows of its own.
        assertThat(other.text().isEmpty()).isEqualTo(shown.isEmpty());
    }

    @Test
    public final void aTerminalThatIsGoneStopsNothing() {
        assertThatCode(() -> {
                    try (ProgressView view = ui().open(new Terminal(new Gone(), true, 80, now::get))) {
                        for (int i = 0; i <= 10; i++) {
                            view.show(snapshot(PhaseKind.MEASUREMENT, "", i, i / 10.0));
                            now.addAndGet(SECOND);
                        }
                    }
                })
                .doesNotThrowAnyException();
    }

    private Terminal terminal(boolean interactive, int width) {
        return new Terminal(screen, interactive, width, now::get);
    }

    private String visible() {
        return CONTROL_SEQUENCE.matcher(screen.text()).replaceAll("");
    }

    private void requireCursorAtStartOfLine() {
        assertThat(visible()).as("what ends in the first column of a line").matches("(?s)(.*\n)?( *\r)*");
    }

    private static ProgressSnapshot snapshot(PhaseKind phase, String note, long sent, double fraction) {
        return new ProgressSnapshot(
                phase,
                note,
                sent,
                sent / 2,
                sent / 10,
                sent - sent / 2,
                Duration.ofMillis(250 * sent),
                Optional.of(Duration.ofSeconds(7)),
                OptionalDouble.of(fraction),
                4,
                "");
    }

    private static List<ProgressSnapshot> oddSnapshots() {
        return List.of(
                odd("", 0, Duration.ZERO, Optional.empty(), OptionalDouble.empty(), 0),
                odd("", Long.MAX_VALUE, Duration.ofDays(1_000), Optional.of(Duration.ofDays(9_999)), some(1), 1e300),
                odd("a\nb\tc", 1, Duration.ofMillis(-1), Optional.of(Duration.ofSeconds(-1)), some(-1), Double.NaN),
                odd("\u0007\u001b]0;title", 1, Duration.ZERO, Optional.empty(), some(1.01), Double.POSITIVE_INFINITY),
                odd("x".repeat(1_000), 1, Duration.ZERO, Optional.empty(), some(Double.NaN), -1),
                odd("你好 \ud83d\ude00 %s %n", 1, Duration.ZERO, Optional.empty(), some(0.5), 0.001));
    }

    private static ProgressSnapshot odd(
            String note,
            long count,
            Duration elapsed,
            Optional<Duration> remaining,
            OptionalDouble fraction,
            double rate) {
        return new ProgressSnapshot(
                PhaseKind.MEASUREMENT, note, count, count, count, count, elapsed, remaining, fraction, rate, note);
    }

    private static OptionalDouble some(double fraction) {
        return OptionalDouble.of(fraction);
    }

    /** Keeps what is shown, by whichever thread. */
    private static final class Screen implements Appendable {

        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized Appendable append(CharSequence more) {
            text.append(more);
            return this;
        }

        @Override
        public synchronized Appendable append(CharSequence more, int start, int end) {
            text.append(more, start, end);
            return this;
        }

        @Override
        public synchronized Appendable append(char c) {
            text.append(c);
            return this;
        }

        synchronized String text() {
            return text.toString();
        }
    }

    /** A terminal that somebody has closed. */
    private static final class Gone implements Appendable {

        @Override
        public Appendable append(CharSequence more) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public Appendable append(CharSequence more, int start, int end) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public Appendable append(char c) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
