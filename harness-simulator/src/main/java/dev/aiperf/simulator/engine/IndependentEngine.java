package dev.aiperf.simulator.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Streams that don't know of each other: nobody queues, nobody slows another down.
 *
 * <p>A stream's first token comes when its prompt is computed, plus a phase drawn between nothing and one gap; then one
 * token a gap. A batch makes its tokens in bursts, one burst a step. Streams out of phase spread them evenly, which is
 * what a client in front of many servers sees, and the harder case for its clock.
 */
public final class IndependentEngine implements Engine {
    private final EngineSettings settings;
    private final PrefixCache prefixCache;
    private final SplittableRandom random;
    private final PriorityQueue<Sequence> due =
            new PriorityQueue<>(Comparator.comparingLong((Sequence sequence) -> sequence.dueNanos));
    private int running;
    private long kvUsed;

    public IndependentEngine(EngineSettings settings) {
        this.settings = settings;
        this.prefixCache = new PrefixCache(settings.kvTokens());
        this.random = new SplittableRandom(settings.seed());
    }

    @Override
    public void submit(Sequence sequence, long nowNanos) {
        sequence.admit(settings.prefixCache() ? prefixCache.lookUp(sequence.prompt()) : 0);
        long phase = (long) (settings.decodeBaseNanos() * random.nextDouble());
        sequence.dueNanos = nowNanos + settings.prefillNanos(sequence.prefillLeft()) + phase;
        due.add(sequence);
        running++;
        kvUsed += sequence.kvTokens();
    }

    @Override
    public void cancel(Sequence sequence) {
        if (sequence.cancelled || sequence.isFinished()) {
            return;
        }
        // Left in the queue until it is due: searching a heap for it would cost more.
        sequence.cancelled = true;
        forget(sequence);
    }

    private void forget(Sequence sequence) {
        running--;
        kvUsed -= sequence.kvTokens();
    }

    @Override
    public long nextInstant() {
        Sequence first = due.peek();
        return first == null ? IDLE : first.dueNanos;
    }

    @Override
    public void advance(long nowNanos) {
        Sequence sequence = due.peek();
        while (sequence != null && sequence.dueNanos <= nowNanos) {
            due.remove();
            if (!sequence.cancelled) {
                step(sequence);
            }
            sequence = due.peek();
        }
    }

    private void step(Sequence sequence) {
        if (!sequence.isDecoding()) {
            sequence.prefill(sequence.prefillLeft());
            if (settings.prefixCache()) {
                prefixCache.remember(sequence.prompt());
            }
        }
        sequence.emit();
        if (sequence.isFinished()) {
            forget(sequence);
        } else {
            sequence.dueNanos += Jitter.vary(settings.decodeBaseNanos(), settings.jitter(), random);
            due.add(sequence);
        }
    }

    /** The KV cache has no limit here; more than full is shown as full. */
    @Override
    public EngineLoad load() {
        double usage = Math.min(1, (double) kvUsed / settings.kvTokens());
        return new EngineLoad(running, 0, usage, prefixCache.queries(), prefixCache.hits());
    }

    @Override
    public void resetPrefixCache() {
        prefixCache.clear();
    }
}
