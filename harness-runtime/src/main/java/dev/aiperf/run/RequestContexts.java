package dev.aiperf.run;

import dev.aiperf.benchmark.RunContext;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Seed;
import dev.aiperf.transport.PhaseKind;

/** Tells a benchmark's own code which request it is about: the same to the code that shapes it and to that which judges. */
final class RequestContexts {

    private final Seed seed;
    private final int run;
    private final String cell;

    /**
     * @param planSeed the root of all draws of the plan
     * @param run the number of the run of the cell, from 1
     */
    RequestContexts(Seed planSeed, int run, Cell cell) {
        this.seed = planSeed.derive("request").derive(run);
        this.run = run;
        this.cell = cell.name();
    }

    RunContext of(PhaseKind phase, long index) {
        long own = seed.derive(phase.name()).derive(index).value();
        return new RunContext(own, index, phase == PhaseKind.WARMUP, run, cell);
    }
}
