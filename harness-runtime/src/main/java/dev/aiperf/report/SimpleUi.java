package dev.aiperf.report;

/** Shows one line: written anew each second on a terminal, and every five seconds elsewhere. */
public final class SimpleUi implements Ui {

    @Override
    public String name() {
        return "simple";
    }

    @Override
    public ProgressView open(Terminal terminal) {
        return new LineProgress(terminal);
    }
}
