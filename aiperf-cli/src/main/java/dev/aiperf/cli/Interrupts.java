package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, and the signal that asks a process to end: the first ends the run gently, the second ends the process now.
 *
 * <p>Signals are handled on a thread of the JVM's own.
 */
final class Interrupts implements AutoCloseable {

    private static final String[] SIGNALS = {"INT", "TERM"};

    private final AtomicInteger count = new AtomicInteger();
    private final Runnable onFirst;
    private final Console console;
    private final String place;
    private final @Nullable Object[] before = new Object[SIGNALS.length];

    private Interrupts(Runnable onFirst, Console console, String place) {
        this.onFirst = onFirst;
        this.console = console;
        this.place = place;
    }

    /**
     * Handles the signals until it is closed.
     *
     * @param onFirst ends the run gently
     * @param place where results are, in words
     */
    static Interrupts handledBy(Runnable onFirst, Console console, String place) {
        Interrupts interrupts = new Interrupts(onFirst, console, place);
        for (int i = 0; i < SIGNALS.length; i++) {
            interrupts.before[i] = Signals.register(SIGNALS[i], interrupts::onSignal);
        }
        return interrupts;
    }

    /** Returns whether there was a signal. */
    boolean any() {
        return count.get() > 0;
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.length; i++) {
            Signals.unregister(SIGNALS[i], before[i]);
        }
    }

    private void onSignal() {
        if (count.incrementAndGet() == 1) {
            console.err().println();
            console.complain("ending the run: what is in flight gets up to 5 s, then what was measured is written;"
                    + " Ctrl-C again ends at once");
            onFirst.run();
        } else {
            console.err().println();
            console.complain("ended at once; what was measured so far is in " + place);
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }
}
