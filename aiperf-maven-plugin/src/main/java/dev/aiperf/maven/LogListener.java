package dev.aiperf.maven;

import dev.aiperf.ProfileListener;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ProgressView;
import dev.aiperf.report.SimpleUi;
import dev.aiperf.report.Terminal;
import dev.aiperf.run.ProgressSnapshot;
import org.apache.maven.plugin.logging.Log;

/** Tells a build's log how a profile goes on: a line of progress every few seconds, and the reports. */
final class LogListener implements ProfileListener, AutoCloseable {

    private final Log log;
    private ProgressView progress;

    LogListener(Log log) {
        this.log = log;
        progress = view(log);
    }

    private static ProgressView view(Log log) {
        return new SimpleUi()
                .open(new Terminal(new LogLines(log), false, ConsoleReport.DEFAULT_WIDTH, System::nanoTime));
    }

    /** Shows the last of the progress before what comes after it. */
    private void endProgress() {
        progress.close();
        progress = view(log);
    }

    @Override
    public void say(String sentence) {
        endProgress();
        lines(sentence);
    }

    @Override
    public void progress(ProgressSnapshot snapshot) {
        progress.show(snapshot);
    }

    @Override
    public void cellReport(String text) {
        endProgress();
        log.info("");
        lines(text);
    }

    private void lines(String text) {
        if (text.isEmpty()) {
            log.info("");
        }
        text.lines().forEach(log::info);
    }

    @Override
    public void close() {
        progress.close();
    }

    /** Takes text, and logs each line of it once it is whole. */
    private static final class LogLines implements Appendable {

        private final Log log;
        private final StringBuilder line = new StringBuilder();

        LogLines(Log log) {
            this.log = log;
        }

        @Override
        public Appendable append(CharSequence text) {
            text.chars().forEach(each -> append((char) each));
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char character) {
            if (character == '\n') {
                log.info(line);
                line.setLength(0);
            } else {
                line.append(character);
            }
            return this;
        }
    }
}
