package dev.aiperf.run;

import dev.aiperf.extension.StillRunning;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which a benchmark is made, set up and torn down, so that the run can go on without a method that hangs.
 *
 * <p>Each call has a time of its own to end in, and after an interrupt a few seconds. One that doesn't is interrupted; as
 * long as it goes on all the same, the thread takes no further call. {@link #call} is for one thread, {@link #interrupt} for
 * any.
 */
public final class BenchmarkThread implements AutoCloseable {

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);
    private static final long LOOK_MILLIS = 50;
    private static final long LAST_MILLIS = 500;
    private static final FutureTask<Boolean> END = new FutureTask<>(() -> true);

    private final LinkedBlockingQueue<FutureTask<?>> calls = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "aiperf-benchmark");
    private volatile long interruptedNanos;
    private volatile boolean interrupted;
    private volatile boolean busy;
    private volatile @Nullable String leftAlone;

    public BenchmarkThread() {
        thread.setDaemon(true);
    }

    /** A call was given up because the user wants an end, so that nothing came of it. */
    public static final class GivenUpException extends Exception {
        GivenUpException(String message) {
            super(message);
        }
    }

    /**
     * Has something done, and waits for it.
     *
     * @param name what it is, for messages
     * @param timeout how long it may take
     * @throws ExecutionException when it throws; the cause is what
     * @throws RunException when it did not end in time, or one before it still goes on
     * @throws GivenUpException when it went on for some seconds after {@link #interrupt}
     */
    public <T> T call(String name, Duration timeout, Callable<T> code)
            throws ExecutionException, RunException, GivenUpException {
        if (leftAlone != null && busy) {
            throw new RunException(Kind.FAILED, name + " was not called, as " + leftAlone + " still runs");
        }
        FutureTask<T> call = new FutureTask<>(code);
        calls.add(call);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        long start = System.nanoTime();
        try {
            while (true) {
                try {
                    return call.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    requireInTime(name, timeout, start, call);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while " + name + " ran", e);
        }
    }

    private void requireInTime(String name, Duration timeout, long start, FutureTask<?> call)
            throws RunException, GivenUpException, InterruptedException {
        long now = System.nanoTime();
        if (now - start > timeout.toNanos()) {
            StillRunning place = leave(name, call);
            throw new RunException(
                    Kind.FAILED,
                    name + " did not end within " + DurationText.format(timeout) + "; setup-timeout gives it more",
                    place);
        }
        if (interrupted && now - Math.max(start, interruptedNanos) > AFTER_INTERRUPT.toNanos()) {
            leave(name, call);
            throw new GivenUpException(name + " was given up after the interrupt");
        }
    }

    /** Interrupts a call, and waits a moment for what that makes of it; returns where it was. */
    private StillRunning leave(String name, FutureTask<?> call) throws InterruptedException {
        StillRunning place = new StillRunning(thread);
        leftAlone = name;
        call.cancel(true);
        long since = System.nanoTime();
        while (busy && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(LAST_MILLIS)) {
            Thread.sleep(LOOK_MILLIS);
        }
        return place;
    }

    /** Lets no call, neither the one that goes on nor a later one, take more than a few seconds from now on. */
    public void interrupt() {
        if (!interrupted) {
            interruptedNanos = System.nanoTime();
            interrupted = true;
        }
    }

    @Override
    public void close() {
        calls.add(END);
    }

    private void work() {
        try {
            for (FutureTask<?> call = calls.take(); call != END; call = calls.take()) {
                busy = true;
                call.run();
                // An interrupt that came too late is none of the next call's.
                Thread.interrupted();
                busy = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
