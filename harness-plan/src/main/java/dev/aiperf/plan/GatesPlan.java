package dev.aiperf.plan;

import java.util.List;

/**
 * What decides whether a build passes.
 *
 * @param gates the conditions, all of which must hold in every cell
 * @param undecided what becomes of a gate that no run more could decide
 * @param indicative whether gates are judged even where there are too few requests for what they judge
 */
public record GatesPlan(List<Gate> gates, Undecided undecided, boolean indicative) {

    /** No gates. */
    public static final GatesPlan NONE = new GatesPlan(List.of(), Undecided.POINT_VALUE);

    /** What becomes of a gate whose interval lies across the limit when no run is left to add. */
    public enum Undecided {
        /** The point value decides, and is marked so. */
        POINT_VALUE,
        /** It is reported, and fails nothing. */
        WARN,
        /** It fails, with an exit code of its own. */
        FAIL
    }

    /** Makes gates that aren't known where there are too few requests. */
    public GatesPlan(List<Gate> gates, Undecided undecided) {
        this(gates, undecided, false);
    }

    public GatesPlan {
        gates = List.copyOf(gates);
    }

    /** Returns whether there is anything to judge. */
    public boolean isEmpty() {
        return gates.isEmpty();
    }
}
