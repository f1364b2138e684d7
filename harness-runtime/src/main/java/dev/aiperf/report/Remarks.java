package dev.aiperf.report;

import dev.aiperf.metrics.Caveat;
import dev.aiperf.metrics.Caveats;
import dev.aiperf.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a reader of a result should know, in sentences: the run's own notes, and what its numbers can't carry. */
final class Remarks {

    private static final Set<String> MARKED_IN_TABLES = Set.of(Caveats.SMALL_SAMPLE, Caveats.STAND_IN_TOKENIZER);

    private Remarks() {}

    /** Returns all of them. */
    static List<String> of(RunResult result) {
        return sentences(result, Set.of());
    }

    /** Returns those that the console's tables don't say by themselves by a mark and a footnote. */
    static List<String> besideTables(RunResult result) {
        return sentences(result, MARKED_IN_TABLES);
    }

    private static List<String> sentences(RunResult result, Set<String> leftOut) {
        List<String> sentences = new ArrayList<>(result.notes());
        for (Caveat caveat : Caveats.of(result.measurement())) {
            if (!leftOut.contains(caveat.kind())) {
                sentences.add(caveat.sentence());
            }
        }
        return List.copyOf(sentences);
    }
}
