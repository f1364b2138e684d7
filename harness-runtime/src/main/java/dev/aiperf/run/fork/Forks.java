package dev.aiperf.run.fork;

import dev.aiperf.plan.Cell;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunFolders;
import dev.aiperf.run.RunObserver;
import dev.aiperf.run.RunPlace;
import dev.aiperf.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes each run in a process of its own, so that no run lives off what another has compiled, cached or allocated, and none
 * takes the others along when it dies.
 */
public final class Forks implements RunPlace {

    private final ForkCommand command;
    private final OrderFactory orders;
    private final RunFolders folders;
    private final RunObserver observer;
    private final ReportReader reports;
    private final Set<String> said = new HashSet<>();
    private volatile @Nullable Fork current;
    private volatile boolean interrupted;

    /** Writes the order of a run. */
    @FunctionalInterface
    public interface OrderFactory {

        /** Returns the order of the {@code run}-th run of a cell, whose files go to a folder. */
        Order of(Cell cell, int run, Path folder);
    }

    /** Takes what a run's own process would have shown on the console. */
    @FunctionalInterface
    public interface ReportReader {

        /** Takes the report of the {@code run}-th run of a cell. */
        void read(RunResult result, int run, String report);
    }

    /**
     * @param command starts a process
     * @param orders says what each is to do
     * @param folders says where the files of each go
     * @param observer hears what they say; a sentence that several say is heard once
     * @param reports takes their reports
     */
    public Forks(
            ForkCommand command, OrderFactory orders, RunFolders folders, RunObserver observer, ReportReader reports) {
        this.command = command;
        this.orders = orders;
        this.folders = folders;
        this.observer = observer;
        this.reports = reports;
    }

    @Override
    public Optional<RunResult> run(Cell cell, int run) throws RunException {
        if (interrupted) {
            return Optional.empty();
        }
        Path folder = folder(cell, run);
        try (Fork fork = Fork.start(command, new Once(observer))) {
            current = fork;
            if (interrupted) {
                fork.interrupt();
            }
            return await(fork, orders.of(cell, run, folder), cell, run);
        } finally {
            current = null;
        }
    }

    private Optional<RunResult> await(Fork fork, Order order, Cell cell, int run) throws RunException {
        try {
            Optional<Fork.Outcome> outcome = fork.await(order, cell);
            outcome.ifPresent(made -> reports.read(made.result(), run, made.report()));
            return outcome.map(Fork.Outcome::result);
        } catch (RunException e) {
            fork.close();
            throw e.withOutput(fork.outputTail());
        }
    }

    private Path folder(Cell cell, int run) throws RunException {
        Path folder = folders.of(cell, run);
        try {
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new RunException(
                    RunException.Kind.FAILED, "can't make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void interrupt() {
        interrupted = true;
        Fork running = current;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Hands on each sentence once: all runs of a plan have the same to say of it. */
    private final class Once implements RunObserver {

        private final RunObserver observer;

        Once(RunObserver observer) {
            this.observer = observer;
        }

        @Override
        public void say(String sentence) {
            if (said.add(sentence)) {
                observer.say(sentence);
            }
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {
            observer.progress(snapshot);
        }
    }
}
