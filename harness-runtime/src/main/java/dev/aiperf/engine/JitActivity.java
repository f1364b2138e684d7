package dev.aiperf.engine;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * How busy the JIT compiler is, from one look to the next. For one thread.
 *
 * <p>A JVM that doesn't tell how long it has compiled counts as settled.
 */
final class JitActivity {

    /** Below this share of one processor, what is left to compile is rarely run. */
    private static final double SETTLED_SHARE = 0.1;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final LongSupplier compiledMillis;
    private final LongSupplier nanoTime;
    private long lastMillis;
    private long lastNanos;

    /**
     * Begins to look.
     *
     * @param compiledMillis how long all compiler threads together have compiled so far, in milliseconds
     * @param nanoTime the time, as {@link System#nanoTime} tells it
     */
    JitActivity(LongSupplier compiledMillis, LongSupplier nanoTime) {
        this.compiledMillis = compiledMillis;
        this.nanoTime = nanoTime;
        lastMillis = compiledMillis.getAsLong();
        lastNanos = nanoTime.getAsLong();
    }

    /** Begins to look at the JIT of this JVM. */
    static JitActivity ofThisJvm() {
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        boolean tells = jit != null && jit.isCompilationTimeMonitoringSupported();
        return new JitActivity(tells ? jit::getTotalCompilationTime : () -> 0, System::nanoTime);
    }

    /** Returns whether the compiler has had little to do since the last look. */
    boolean hasSettled() {
        long millis = compiledMillis.getAsLong();
        long nanos = nanoTime.getAsLong();
        double share = (double) (millis - lastMillis) * NANOS_PER_MILLI / Math.max(1, nanos - lastNanos);
        lastMillis = millis;
        lastNanos = nanos;
        return share < SETTLED_SHARE;
    }
}
