package dev.aiperf.plan;

import java.util.List;
import java.util.Optional;

/**
 * What is to be run: immutable, complete, and checked. Whoever holds a plan need not ask again whether it makes sense.
 *
 * <p>A plan has one cell for each point of its sweep and each combination of a benchmark's parameters, and a single one
 * without either. What isn't in the cell is the same in all of them.
 *
 * @param model the model asked for in each request
 * @param endpoint where requests go and how they look
 * @param tokenizer what counts tokens
 * @param dataset what is asked
 * @param cells what is run, one after the other; at least one
 * @param warmup the phase before the measured one, if there is one
 * @param runs how often each cell is run
 * @param goodput what a request must keep to count as good; empty when no goodput was asked for
 * @param gates what decides whether a build passes
 * @param selfCheck whether each run first measures its own client against a loopback probe
 * @param output where results go and how much is said
 * @param seed the root of every random draw
 * @param notes what was decided on the user's behalf, in words to be shown before the load starts
 */
public record ProfilePlan(
        String model,
        EndpointPlan endpoint,
        TokenizerPlan tokenizer,
        DatasetPlan dataset,
        List<Cell> cells,
        Optional<PhasePlan> warmup,
        RunsPlan runs,
        List<GoodputBound> goodput,
        GatesPlan gates,
        boolean selfCheck,
        OutputPlan output,
        Seed seed,
        List<String> notes) {

    public ProfilePlan {
        cells = List.copyOf(cells);
        goodput = List.copyOf(goodput);
        notes = List.copyOf(notes);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one cell");
        }
    }

    /** Returns this plan with other notes. */
    public ProfilePlan withNotes(List<String> others) {
        return new ProfilePlan(
                model, endpoint, tokenizer, dataset, cells, warmup, runs, goodput, gates, selfCheck, output, seed,
                others);
    }

    /** Returns the cell of a name; none where the plan has no such cell. */
    public Optional<Cell> cell(String name) {
        return cells.stream().filter(cell -> cell.name().equals(name)).findFirst();
    }

    /** Returns whether more than one point is run. */
    public boolean isSweep() {
        return cells.size() > 1;
    }
}
