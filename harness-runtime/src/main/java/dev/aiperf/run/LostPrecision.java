package dev.aiperf.run;

import dev.aiperf.engine.Pacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the client had to do without on this system, in sentences. */
final class LostPrecision {

    private LostPrecision() {}

    /**
     * Returns the sentences; none where the system gives all that is asked of it.
     *
     * @param pacing how the load kept time, if by the clock
     * @param recordsGiveWay whether the threads that make records give way to those that make the load
     */
    static List<String> of(Optional<Pacing> pacing, boolean recordsGiveWay) {
        List<String> sentences = new ArrayList<>();
        if (pacing.isPresent() && !pacing.get().leastSlack()) {
            sentences.add(
                    "This system can't be asked to wake the client exactly: requests may be sent some 50 µs late.");
        }
        if (!recordsGiveWay) {
            sentences.add(
                    "This system doesn't let the making of records give way to the load, which may be late by that"
                            + " where processors are short.");
        }
        return List.copyOf(sentences);
    }
}
