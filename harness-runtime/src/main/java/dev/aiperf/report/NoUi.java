package dev.aiperf.report;

import dev.aiperf.run.ProgressSnapshot;

/** Shows nothing. */
public final class NoUi implements Ui {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public ProgressView open(Terminal terminal) {
        return new ProgressView() {
            @Override
            public void show(ProgressSnapshot snapshot) {
                // Nothing is what was asked for.
            }

            @Override
            public void close() {
                // Nothing was shown.
            }
        };
    }
}
