package dev.aiperf.testkit;

import dev.aiperf.report.NoUi;
import dev.aiperf.report.Ui;

class NoUiTest extends UiKit {

    @Override
    protected Ui ui() {
        return new NoUi();
    }
}
