package dev.aiperf.testkit;

import dev.aiperf.report.SimpleUi;
import dev.aiperf.report.Ui;

class SimpleUiTest extends UiKit {

    @Override
    protected Ui ui() {
        return new SimpleUi();
    }
}
