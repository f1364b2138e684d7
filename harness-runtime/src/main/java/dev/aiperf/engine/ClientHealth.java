package dev.aiperf.engine;

import java.util.List;

/**
 * Whether the client itself was up to the load.
 *
 * @param verdict the judgement
 * @param reasons why it isn't healthy, in words; empty when it is
 * @param usage what the measured phase took of the client
 * @param sending how its requests were sent
 * @param pauses the pauses of 20 ms and more
 */
public record ClientHealth(
        Verdict verdict, List<String> reasons, ClientUsage usage, Sending sending, PauseSummary pauses) {

    /** The judgement over a client. */
    public enum Verdict {
        /** The client added nothing worth naming. */
        HEALTHY,
        /** The client was near its limits; differences of the size of its noise mean nothing. */
        STRAINED,
        /** The client shaped the numbers; they say more about it than about the server. */
        INVALID,
        /** There is nothing to judge by: the run was killed, or sent nothing. */
        NOT_KNOWN
    }

    /** Returns the health of the client of a run that was killed before it could be judged. */
    public static ClientHealth notKnown() {
        return new ClientHealth(
                Verdict.NOT_KNOWN,
                List.of("the run broke off before it was judged"),
                ClientUsage.UNKNOWN,
                Sending.NONE,
                PauseSummary.NONE);
    }

    /** Returns this health with the pauses that there were, which decide nothing more. */
    public ClientHealth with(PauseSummary summary) {
        return new ClientHealth(verdict, reasons, usage, sending, summary);
    }

    public ClientHealth {
        reasons = List.copyOf(reasons);
    }
}
