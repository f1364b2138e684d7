package dev.aiperf.report;

import dev.aiperf.plan.ExtensionPoint;
import dev.aiperf.plan.UiKind;
import java.util.Iterator;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

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
        Iterator<Ui> installed = ServiceLoader.load(Ui.class).iterator();
        while (true) {
            try {
                if (!installed.hasNext()) {
                    return new SimpleUi();
                }
                Ui ui = installed.next();
                if (ui.name().equals(name)) {
                    return ui;
                }
            } catch (ServiceConfigurationError e) {
                // The iterator goes on behind the one that can't be loaded.
            }
        }
    }
}
