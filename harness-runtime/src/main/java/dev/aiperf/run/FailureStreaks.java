package dev.aiperf.run;

import dev.aiperf.engine.Outlook;
import dev.aiperf.transport.PhaseKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a phase up whose first requests all fail: a wrong path, a refused key or a server that answers nonsense would only
 * be asked the same again, thousands of times. One valid answer, and the phase goes on to its end.
 *
 * <p>Answers come from one thread at a time; whoever runs the phase may ask meanwhile.
 */
final class FailingStart implements Outlook {

    /** So many failures, and no valid answer among them, are enough. */
    private static final int ENOUGH = 10;

    private final Map<PhaseKind, Start> starts = new ConcurrentHashMap<>();

    /** What is known of a phase's first requests. */
    private record Start(int failed, boolean anyValid) {
        static final Start NOTHING = new Start(0, false);
    }

    /** Takes how a request of a phase ended. */
    void onAnswer(PhaseKind phase, boolean valid) {
        Start known = starts.getOrDefault(phase, Start.NOTHING);
        if (!known.anyValid) {
            starts.put(phase, new Start(known.failed + (valid ? 0 : 1), valid));
        }
    }

    @Override
    public boolean isHopeless(PhaseKind phase) {
        Start start = starts.getOrDefault(phase, Start.NOTHING);
        return start.failed >= ENOUGH && !start.anyValid;
    }
}
