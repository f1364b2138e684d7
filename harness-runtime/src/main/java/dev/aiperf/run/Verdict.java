package dev.aiperf.run;

import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import java.util.List;

/**
 * What a result's gates say together.
 *
 * @param outcome failed when any gate failed, else not known when any is not known, else passed
 * @param exitCode the exit code that it asks for: 0, 3 when a gate failed, 130 when one is not known because the user
 *     interrupted what it was to judge, 4 when one is not known and that was to fail
 * @param gates what came of each gate in each cell
 */
public record Verdict(Outcome outcome, int exitCode, List<GateResult> gates) {

    private static final int PASS = 0;
    private static final int GATE_FAILED = 3;
    private static final int GATE_NOT_KNOWN = 4;
    private static final int INTERRUPTED = 130;

    public Verdict {
        gates = List.copyOf(gates);
    }

    /**
     * Returns the verdict of gates.
     *
     * @param undecided what becomes of those that are not known
     */
    static Verdict of(List<GateResult> gates, Undecided undecided) {
        if (gates.stream().anyMatch(gate -> gate.outcome() == Outcome.FAILED)) {
            return new Verdict(Outcome.FAILED, GATE_FAILED, gates);
        }
        if (gates.stream().anyMatch(gate -> gate.basis() == Basis.INTERRUPTED)) {
            // No choice of what becomes of the undecided lets a part of a result pass.
            return new Verdict(Outcome.NOT_KNOWN, INTERRUPTED, gates);
        }
        if (gates.stream().anyMatch(gate -> gate.outcome() == Outcome.NOT_KNOWN)) {
            return new Verdict(Outcome.NOT_KNOWN, undecided == Undecided.FAIL ? GATE_NOT_KNOWN : PASS, gates);
        }
        return new Verdict(Outcome.PASSED, PASS, gates);
    }

    /** Returns whether there was nothing to judge. */
    public boolean isEmpty() {
        return gates.isEmpty();
    }
}
