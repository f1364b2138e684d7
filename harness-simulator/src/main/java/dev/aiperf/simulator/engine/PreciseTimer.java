package dev.aiperf.simulator.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for an instant of {@link System#nanoTime()} to within microseconds.
 *
 * <p>Linux lets a sleeping thread oversleep by its timer slack, 50 us by default. With the slack at its least, parking is
 * exact enough that only the last 20 us need to be spun; without, the last 100 us are.
 */
final class PreciseTimer {
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long SPIN_WITH_SLACK_NANOS = 100_000;
    private static final long SPIN_WITHOUT_SLACK_NANOS = 20_000;

    private final long spinNanos;

    private PreciseTimer(long spinNanos) {
        this.spinNanos = spinNanos;
    }

    /** A timer for the calling thread, whose slack it reduces where that can be done. */
    static PreciseTimer forThisThread() {
        return new PreciseTimer(reduceSlack() ? SPIN_WITHOUT_SLACK_NANOS : SPIN_WITH_SLACK_NANOS);
    }

    /** Returns at the instant, or before it when the thread was unparked. */
    void await(long instant) {
        long left = instant - System.nanoTime();
        if (left > spinNanos) {
            LockSupport.parkNanos(left - spinNanos);
            return;
        }
        while (instant - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    /** False, without a word, where there is no prctl or native access is denied: precision is wanted, not needed. */
    private static boolean reduceSlack() {
        if (!Platform.isLinux()) {
            return false;
        }
        try {
            Function prctl = NativeLibrary.getInstance("c").getFunction("prctl");
            return prctl.invokeInt(new Object[] {PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L}) == 0;
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }
}
