package dev.aiperf.simulator.http;

import dev.aiperf.simulator.engine.TokenListener;
import dev.aiperf.simulator.text.WordVocabulary;
import dev.aiperf.simulator.truth.TruthEntry;

/** Turns the engine's tokens into words, and keeps count of them for usage, truth and metrics. */
final class Generation implements TokenListener {
    private final Answer answer;
    private final Tally tally;
    private final WordVocabulary.Words words;
    private final TruthEntry truth;
    private final ServerMetrics metrics;
    private final long arrivedNanos = System.nanoTime();
    private long lastNanos;

    Generation(Answer answer, Tally tally, WordVocabulary.Words words, TruthEntry truth, ServerMetrics metrics) {
        this.answer = answer;
        this.tally = tally;
        this.words = words;
        this.truth = truth;
        this.metrics = metrics;
    }

    @Override
    public void admitted(int cachedTokens) {
        tally.cached(cachedTokens);
        truth.cached(cachedTokens);
    }

    @Override
    public void token(int index, boolean last) {
        boolean reasoning = tally.isReasoning(index);
        tally.made(index + 1);
        truth.tokenMade(reasoning);
        long now = System.nanoTime();
        count(index, last, now);
        answer.word(words.next(), reasoning, last);
    }

    /** Before the word is on its way: whoever has read the whole answer finds it counted. */
    private void count(int index, boolean last, long now) {
        if (index == 0) {
            metrics.firstToken(tally.promptTokens(), (now - arrivedNanos) / 1e9);
        } else {
            metrics.nextToken((now - lastNanos) / 1e9);
        }
        lastNanos = now;
        if (last) {
            metrics.finished(tally.finishReason(), (now - arrivedNanos) / 1e9);
        }
    }
}
