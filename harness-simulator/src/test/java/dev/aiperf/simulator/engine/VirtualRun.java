package dev.aiperf.simulator.engine;

import java.util.ArrayList;
import java.util.List;

/** Drives an engine through time that only it tells. */
final class VirtualRun {
    static final long MILLI = 1_000_000;

    /** What became of one sequence. */
    static final class Story implements TokenListener {
        private final VirtualRun run;
        final List<Long> tokenNanos = new ArrayList<>();
        int cachedTokens = -1;
        boolean finished;
        long arrivedNanos;

        Story(VirtualRun run) {
            this.run = run;
        }

        @Override
        public void admitted(int cached) {
            cachedTokens = cached;
        }

        @Override
        public void token(int index, boolean last) {
            if (index != tokenNanos.size() || finished) {
                throw new AssertionError("token " + index + " is out of order");
            }
            tokenNanos.add(run.now);
            finished = last;
        }

        long firstTokenAfterNanos() {
            return tokenNanos.get(0) - arrivedNanos;
        }

        long endNanos() {
            return tokenNanos.get(tokenNanos.size() - 1);
        }
    }

    final Engine engine;
    long now;

    VirtualRun(Engine engine) {
        this.engine = engine;
    }

    static EngineSettings settings() {
        return new EngineSettings(20_000, 2_048, 8 * MILLI, MILLI / 5, 32, 200_000, true, 0, 1);
    }

    Story submit(int[] prompt, int outputTokens) {
        return submit(new Story(this), prompt, outputTokens);
    }

    private Story submit(Story story, int[] prompt, int outputTokens) {
        story.arrivedNanos = now;
        engine.submit(new Sequence(prompt, outputTokens, story), now);
        return story;
    }

    /** A prompt that begins unlike one of any other seed. */
    static int[] prompt(int seed, int length) {
        int[] prompt = new int[length];
        for (int i = 0; i < length; i++) {
            prompt[i] = seed * 100_000 + i;
        }
        return prompt;
    }

    void untilIdle() {
        until(Engine.IDLE - 1);
    }

    void until(long instant) {
        while (engine.nextInstant() <= instant) {
            now = Math.max(now, engine.nextInstant());
            engine.advance(now);
        }
        if (instant < Engine.IDLE - 1) {
            now = instant;
        }
    }
}
