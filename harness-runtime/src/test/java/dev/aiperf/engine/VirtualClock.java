package dev.aiperf.engine;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that passes only where it is waited for, or pushed. */
final class VirtualClock implements NanoClock {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void waitUntil(long nanos) {
        now.accumulateAndGet(nanos, Math::max);
    }

    void pass(long nanos) {
        now.addAndGet(nanos);
    }
}
