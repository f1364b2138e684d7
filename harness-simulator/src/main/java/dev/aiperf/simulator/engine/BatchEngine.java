package dev.aiperf.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A continuous batch, as vLLM, SGLang and TensorRT-LLM run it.
 *
 * <p>Time goes in steps. A step takes in sequences from the queue, in order of arrival, while the batch and the KV cache
 * have room; computes up to a chunk of prompt tokens, oldest sequence first; and makes one token for each sequence whose
 * prompt is done. It lasts as long as all that costs, and whoever arrives meanwhile waits for its end. From this alone
 * follow the knee of time to first token and the plateau of throughput over concurrency.
 */
public final class BatchEngine implements Engine {
    /** A step that ended late (the JVM paused) delays those after it, instead of making a burst no engine would make. */
    private static final long CATCH_UP_NANOS = 2_000_000;

    private final EngineSettings settings;
    private final KvCache kvCache;
    private final PrefixCache prefixCache;
    private final SplittableRandom random;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private List<Sequence> running = new ArrayList<>();
    private long stepEnd = IDLE;

    public BatchEngine(EngineSettings settings) {
        this.settings = settings;
        this.kvCache = new KvCache(settings.kvTokens());
        this.prefixCache = new PrefixCache(settings.kvTokens());
        this.random = new SplittableRandom(settings.seed());
    }

    @Override
    public void submit(Sequence sequence, long nowNanos) {
        waiting.add(sequence);
        if (stepEnd == IDLE) {
            beginStep(nowNanos);
        }
    }

    @Override
    public void cancel(Sequence sequence) {
        if (!waiting.remove(sequence) && running.remove(sequence)) {
            kvCache.release(sequence.kvTokens());
        }
    }

    @Override
    public long nextInstant() {
        return stepEnd;
    }

    @Override
    public void advance(long nowNanos) {
        long end = stepEnd;
        finishStep();
        beginStep(Math.max(end, nowNanos - CATCH_UP_NANOS));
    }

    private void beginStep(long start) {
        admit();
        if (running.isEmpty()) {
            stepEnd = IDLE;
            return;
        }
        int budget = settings.prefillChunk();
        int decoding = 0;
        for (Sequence sequence : running) {
            if (sequence.isDecoding()) {
                decoding++;
            } else {
                sequence.chunk = Math.min(budget, sequence.prefillLeft());
                budget -= sequence.chunk;
            }
        }
        long cost = settings.decodeBaseNanos()
                + decoding * settings.decodePerSequenceNanos()
                + settings.prefillNanos(settings.prefillChunk() - budget);
        stepEnd = start + Jitter.vary(cost, settings.jitter(), random);
    }

    private void admit() {
        while (running.size() < settings.maxBatch()) {
            Sequence next = waiting.peek();
            if (next == null || !kvCache.reserve(next.kvTokens())) {
                return;
            }
            waiting.remove();
            running.add(next);
            next.admit(settings.prefixCache() ? prefixCache.lookUp(next.prompt()) : 0);
        }
    }

    private void finishStep() {
        List<Sequence> survivors = new ArrayList<>(running.size());
        for (Sequence sequence : running) {
            if (!sequence.isDecoding()) {
                sequence.prefill(sequence.chunk);
                if (sequence.isDecoding() && settings.prefixCache()) {
                    prefixCache.remember(sequence.prompt());
                }
            }
            if (sequence.isDecoding()) {
                sequence.emit();
            }
            if (sequence.isFinished()) {
                kvCache.release(sequence.kvTokens());
            } else {
                survivors.add(sequence);
            }
        }
        running = survivors;
    }

    @Override
    public EngineLoad load() {
        return new EngineLoad(
                running.size(), waiting.size(), kvCache.usage(), prefixCache.queries(), prefixCache.hits());
    }

    @Override
    public void resetPrefixCache() {
        prefixCache.clear();
    }
}
