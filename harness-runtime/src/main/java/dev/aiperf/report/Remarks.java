package dev.aiperf.report;

import dev.aiperf.metrics.Caveat;
import dev.aiperf.metrics.Caveats;
import dev.aiperf.run.CellResult;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a result should know, in sentences: the run's own notes, and what its numbers can't carry. */
final class Remarks {

    private Remarks() {}

    /** Returns all of them. */
    static List<String> of(CellResult result) {
        return sentences(result, true);
    }

    /** Returns those that the console's tables don't say by themselves: they mark what a small sample can't carry. */
    static List<String> besideTables(CellResult result) {
        return sentences(result, false);
    }

    private static List<String> sentences(CellResult result, boolean smallSample) {
        List<String> sentences = new ArrayList<>(result.notes());
        for (Caveat caveat : Caveats.of(result.measurement())) {
            if (smallSample || !caveat.kind().equals(Caveats.SMALL_SAMPLE)) {
                sentences.add(caveat.sentence());
            }
        }
        return List.copyOf(sentences);
    }
}
