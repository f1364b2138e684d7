package dev.aiperf.run;

import dev.aiperf.run.RunException.Kind;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    private final FutureTask<T> preparing;
    private final Consumer<T> closing;

    private BeingPrepared(FutureTask<T> preparing, Consumer<T> closing) {
        this.preparing = preparing;
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
     * @param name the thread's
     * @param closing what is done with it at the end
     */
    static <T> BeingPrepared<T> begin(String name, Preparation<T> preparation, Consumer<T> closing) {
        FutureTask<T> preparing = new FutureTask<>(preparation::prepare);
        Thread thread = new Thread(preparing, name);
        thread.setDaemon(true);
        thread.start();
        return new BeingPrepared<>(preparing, closing);
    }

    /**
     * Returns it once it is there.
     *
     * @throws RunException when it could not be prepared
     */
    T get() throws RunException {
        try {
            return preparing.get();
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
