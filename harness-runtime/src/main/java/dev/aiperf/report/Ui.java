package dev.aiperf.report;

import dev.aiperf.extension.ExtensionPoint;
import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.UiKind;
import java.util.Locale;

/** A way to show progress while a run goes on. Stateless, safe to share. */
@ExtensionPoint(category = "ui")
public interface Ui {

    /** Returns the name, such as {@code simple}; what {@code --ui} takes. */
    String name();

    /** Begins to show progress. */
    ProgressView open(Terminal terminal);

    /**
     * Returns what is installed for a kind. A dashboard that nobody installed is plain lines, and so is any kind whose
     * implementation can't be loaded: progress is no reason for a run to fail.
     */
    static Ui of(UiKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return Extensions.installed(Ui.class, Ui::name).find(name).orElseGet(SimpleUi::new);
    }
}
