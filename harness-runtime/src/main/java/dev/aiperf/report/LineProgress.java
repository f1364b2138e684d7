package dev.aiperf.report;

import dev.aiperf.run.ProgressSnapshot;
import java.io.Flushable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Progress as a line of text. The last news of a phase are always shown, so that no phase ends at 97 %. */
final class LineProgress implements ProgressView {

    private static final long ON_TERMINAL = TimeUnit.SECONDS.toNanos(1);
    private static final long ELSEWHERE = TimeUnit.SECONDS.toNanos(5);

    private final Terminal terminal;
    private final long interval;
    private Optional<ProgressSnapshot> last = Optional.empty();
    private boolean shown;
    private long shownNanos;
    private int onScreen;
    private boolean closed;

    LineProgress(Terminal terminal) {
        this.terminal = terminal;
        interval = terminal.interactive() ? ON_TERMINAL : ELSEWHERE;
    }

    @Override
    public void show(ProgressSnapshot snapshot) {
        if (closed) {
            // News that crossed the close; what is shown by now is none of this view's.
            return;
        }
        boolean samePhase = last.isPresent()
                && last.get().phase() == snapshot.phase()
                && last.get().note().equals(snapshot.note());
        if (!samePhase) {
            endPhase();
        }
        last = Optional.of(snapshot);
        shown = false;
        long now = terminal.nanoTime().getAsLong();
        if (!samePhase || now - shownNanos >= interval) {
            shownNanos = now;
            print(snapshot);
        }
    }

    @Override
    public void close() {
        closed = true;
        endPhase();
    }

    private void endPhase() {
        if (last.isPresent() && !shown) {
            print(last.get());
        }
        if (onScreen > 0) {
            append("\n");
            onScreen = 0;
        }
        last = Optional.empty();
    }

    private void print(ProgressSnapshot snapshot) {
        shown = true;
        String line = ProgressLine.of(snapshot);
        if (terminal.interactive()) {
            String fitting = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
            append("\r" + fitting + " ".repeat(Math.max(0, onScreen - fitting.length())));
            onScreen = fitting.length();
        } else {
            append(line + "\n");
        }
    }

    private void append(String text) {
        try {
            terminal.out().append(text);
            if (terminal.out() instanceof Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            // Whoever looked at the progress is gone; the run goes on.
            return;
        }
    }
}
