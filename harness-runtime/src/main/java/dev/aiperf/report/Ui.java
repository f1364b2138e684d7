package dev.aiperf.report;

import dev.aiperf.extension.ExtensionPoint;
import dev.aiperf.extension.Extensions;

/** A way to show progress while a run goes on. Stateless, safe to share. */
@ExtensionPoint(category = "ui")
public interface Ui {

    /** Returns the name, such as {@code simple}; what {@code --ui} takes. */
    String name();

    /** Begins to show progress. */
    ProgressView open(Terminal terminal);

    /**
     * Returns what is installed under a name; case, hyphens and underscores don't matter. A name that nothing has, such
     * as {@code dashboard} as long as there is none, is plain lines, and so is one whose implementation can't be loaded:
     * progress is no reason for a run to fail.
     */
    static Ui named(String name) {
        return Extensions.installed(Ui.class, Ui::name).find(name).orElseGet(SimpleUi::new);
    }
}
