package dev.aiperf.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * The real clock, for one thread that must be on time: it parks until shortly before the instant and spins the rest.
 *
 * <p>How well parking keeps time is up to the kernel's timer slack, 50 us by default; {@link TimerSlack} makes it 1 ns for
 * the thread that asks. Measured on 2 cores at 1,000 waits a second: late by 0.1 us at the median and 35 us at the 99th
 * percentile, for 1.4 % of a core; parking alone is late by 65 and 108 us.
 */
public final class PreciseClock implements NanoClock {

    private static final long SPIN_NANOS = 20_000;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void waitUntil(long nanos) {
        while (true) {
            long left = nanos - System.nanoTime();
            if (left <= 0) {
                return;
            }
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
