package dev.aiperf.benchmark;

import java.util.Random;

/**
 * Which request of which run it is.
 *
 * @param seed a number of this request's own, drawn from the plan's seed, the run, the phase and the index and nothing
 *     else: the same plan gives it again. It is the same in all cells of a sweep, so that they can be asked the same;
 *     whoever wants them to differ mixes the cell in
 * @param index the request's place in its phase, from 0
 * @param warmup whether the phase is the warm-up; else it is the measurement, whose indices start at 0 again
 * @param run the number of the run of this cell, from 1
 * @param cell the name of the cell, such as {@code concurrency_8}
 */
public record RunContext(long seed, long index, boolean warmup, int run, String cell) {

    /** Returns a generator that starts from this request's seed, anew at each call. */
    public Random random() {
        return new Random(seed);
    }
}
