package dev.aiperf.cli;

import dev.aiperf.ProfileListener;
import dev.aiperf.report.ProgressView;
import dev.aiperf.report.Terminal;
import dev.aiperf.report.Ui;
import dev.aiperf.run.ProgressSnapshot;
import org.jspecify.annotations.Nullable;

/** Shows what a run tells: progress and messages on standard error, reports on standard output. */
final class RunListener implements ProfileListener, AutoCloseable {

    private final Console console;
    private final String ui;
    /** Shows the progress since the last report. */
    private @Nullable ProgressView progress;

    /**
     * Makes a listener.
     *
     * @param ui the name of the way to show progress
     */
    RunListener(Console console, String ui) {
        this.console = console;
        this.ui = ui;
    }

    @Override
    public synchronized void say(String sentence) {
        console.err().println(sentence);
    }

    @Override
    public synchronized void progress(ProgressSnapshot snapshot) {
        ProgressView shown = progress == null ? open() : progress;
        progress = shown;
        shown.show(snapshot);
    }

    private ProgressView open() {
        return Ui.named(ui).open(new Terminal(console.err(), console.interactive(), console.width(), System::nanoTime));
    }

    @Override
    public synchronized void cellReport(String text) {
        close();
        console.out().println();
        console.out().print(text);
        console.out().flush();
    }

    @Override
    public synchronized void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
