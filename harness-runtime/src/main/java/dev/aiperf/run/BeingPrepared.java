package dev.aiperf.run;

import dev.aiperf.extension.StillRunning;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Something that a run needs and a thread of its own prepares, while the caller loads a tokenizer's vocabulary: in a fresh
 * JVM each takes from some tenths of a second to a second.
 *
 * <p>For one thread, beside the one it starts.
 *
 * @param <T> what is prepared
 */
final class BeingPrepared<T> implements AutoCloseable {

    private final String what;
    private final Thread thread;
    private final FutureTask<T> preparing;
    private final Duration most;
    private final Consumer<T> closing;

    private BeingPrepared(String what, Thread thread, FutureTask<T> preparing, Duration most, Consumer<T> closing) {
        this.what = what;
        this.thread = thread;
        this.preparing = preparing;
        this.most = most;
        this.closing = closing;
    }

    /** How something is prepared. */
    @FunctionalInterface
    interface Preparation<T> {
        T prepare() throws RunException;
    }

    /**
     * Begins to prepare something.
     *
     * @param what what it is, in a word
     * @param most how long whoever wants it waits
     * @param closing what is done with it at the end
     */
    static <T> BeingPrepared<T> begin(String what, Duration most, Preparation<T> preparation, Consumer<T> closing) {
        FutureTask<T> preparing = new FutureTask<>(preparation::prepare) {
            @Override
            protected void set(T made) {
                super.set(made);
                if (isCancelled()) {
                    // It came after it was given up: nobody else will close it.
                    closing.accept(made);
                }
            }
        };
        Thread thread = new Thread(preparing, "aiperf-" + what);
        thread.setDaemon(true);
        thread.start();
        return new BeingPrepared<>(what, thread, preparing, most, closing);
    }

    /**
     * Returns it once it is there.
     *
     * @throws RunException when it could not be prepared, or takes too long
     */
    T get() throws RunException {
        try {
            return preparing.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            RunException late = new RunException(
                    Kind.FAILED,
                    "the " + what + " was not ready within " + DurationText.format(most)
                            + "; setup-timeout gives it more",
                    new StillRunning(thread));
            preparing.cancel(true);
            throw late;
        } catch (CancellationException e) {
            throw new RunException(Kind.FAILED, "the " + what + " was given up", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while a run was prepared", e);
        }
    }

    /** Closes what was prepared, also on a thread that is interrupted: what has been started must not outlive the run. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            closing.accept(get());
        } catch (RunException | RuntimeException | Error e) {
            // There is nothing to close. Who wanted it has been told, or fails for a reason of its own.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
