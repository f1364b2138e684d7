package dev.aiperf.run.fork;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.CellResult;
import dev.aiperf.run.OutputTail;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunObserver;
import dev.aiperf.run.fork.Link.BrokenLinkException;
import dev.aiperf.run.fork.Link.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run in a process of its own, as the process that started it sees it.
 *
 * <p>The process is taken for dead when it ends or closes its link before its result is there, and for hung when it says
 * nothing for some seconds, as it beats every second, or when its set-up takes longer than it may. It is then ended, and
 * the run has failed. {@link #await} is for one thread; {@link #interrupt} may be called from any.
 */
final class Fork implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long LAST_WORDS_MILLIS = 2000;
    private static final long STOP_SECONDS = 3;

    private final Process process;
    private final LinkServer server;
    private final OutputTail output;
    private final Duration setupTimeout;
    private final RunObserver observer;
    private volatile @Nullable Link link;
    private volatile boolean interrupted;
    private long heardNanos;
    private long setupNanos;
    private boolean inSetup;

    private Fork(Process process, LinkServer server, OutputTail output, Duration setupTimeout, RunObserver observer) {
        this.process = process;
        this.server = server;
        this.output = output;
        this.setupTimeout = setupTimeout;
        this.observer = observer;
    }

    /** The run's result, and its report for the console. */
    record Outcome(CellResult result, String report) {}

    /**
     * Starts the process.
     *
     * @throws RunException when its JVM isn't one
     */
    static Fork start(ForkCommand command, RunObserver observer) throws RunException {
        LinkServer server;
        try {
            server = LinkServer.open();
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, "no loopback port can be listened on: " + e.getMessage(), e);
        }
        try {
            Process process = command.start(server.port(), server.token());
            OutputTail output = OutputTail.of(process.getInputStream());
            return new Fork(process, server, output, command.fork().setupTimeout(), observer);
        } catch (RunException e) {
            close(server);
            throw e;
        }
    }

    /** Returns the last of what the process printed. */
    String outputTail() {
        return output.text();
    }

    /** Ends the run early and gently. */
    void interrupt() {
        interrupted = true;
        Link there = link;
        if (there != null) {
            try {
                there.send(FrameKind.INTERRUPT);
            } catch (IOException e) {
                // Whoever awaits the process notices that its link is gone.
                return;
            }
        }
    }

    /**
     * Gives the process its order, and waits for what comes of it.
     *
     * @return the result; empty where the run was ended before its first request
     * @throws RunException when the run gave no result; the message says what happened, in one sentence without its stop
     */
    Optional<Outcome> await(Order order, Cell cell) throws RunException {
        try {
            Link there = awaitLink();
            there.send(FrameKind.ORDER, order);
            link = there;
            if (interrupted) {
                there.send(FrameKind.INTERRUPT);
            }
            heardNanos = System.nanoTime();
            while (true) {
                Optional<Frame> frame = there.receive(LOOK);
                if (frame.isPresent()) {
                    heardNanos = System.nanoTime();
                    if (frame.get().kind() == FrameKind.RESULT) {
                        RunResultFrame result = frame.get().as(RunResultFrame.class);
                        return Optional.of(new Outcome(result.of(cell), result.report()));
                    }
                    if (frame.get().kind() == FrameKind.NOTHING) {
                        return Optional.empty();
                    }
                    take(frame.get());
                }
                requireAlive();
            }
        } catch (EOFException e) {
            throw ended();
        } catch (BrokenLinkException e) {
            throw new RunException(Kind.FAILED, "its link carried " + e.getMessage(), e);
        } catch (IOException e) {
            throw process.isAlive() ? new RunException(Kind.FAILED, "its link broke: " + e.getMessage(), e) : ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while its process ran", e);
        }
    }

    private Link awaitLink() throws RunException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Optional<Link> there = server.link();
            if (there.isPresent()) {
                return there.get();
            }
            if (process.waitFor(LOOK.toMillis() / 10, TimeUnit.MILLISECONDS)) {
                throw neverBegan();
            }
            if (System.nanoTime() - start > START_TIME.toNanos()) {
                throw new RunException(
                        Kind.FAILED, "its process did not begin within " + DurationText.format(START_TIME));
            }
        }
    }

    private RunException neverBegan() throws InterruptedException {
        output.awaitEnd(LAST_WORDS_MILLIS);
        String said = output.text().strip();
        if (said.contains("Could not create the Java Virtual Machine")) {
            return new RunException(Kind.WRONG_USE, "the JVM refuses its arguments: " + firstLine(said));
        }
        if (said.contains("Could not find or load main class")) {
            return new RunException(
                    Kind.WRONG_USE,
                    "a class isn't where it was when the benchmarks were compiled (" + firstLine(said)
                            + "); compile them anew");
        }
        return new RunException(
                Kind.FAILED,
                "its process ended with exit code " + process.exitValue() + " before it began"
                        + (said.isEmpty() ? "" : ": " + firstLine(said)));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void take(Frame frame) throws BrokenLinkException, RunException {
        switch (frame.kind()) {
            case BEAT -> {}
            case SAY -> observer.say(frame.as(String.class));
            case PROGRESS -> observer.progress(frame.as(ProgressSnapshot.class));
            case SETUP_BEGINS -> {
                inSetup = true;
                setupNanos = System.nanoTime();
            }
            case SETUP_ENDED -> inSetup = false;
            case FAILURE -> {
                Failure failure = frame.as(Failure.class);
                throw new RunException(failure.kind(), failure.message());
            }
            case HELLO, ORDER, INTERRUPT, RESULT, NOTHING ->
                throw new BrokenLinkException("a frame " + frame.kind() + " out of turn");
        }
    }

    private void requireAlive() throws RunException {
        long now = System.nanoTime();
        if (inSetup && now - setupNanos > setupTimeout.toNanos()) {
            throw new RunException(
                    Kind.FAILED,
                    "its set-up did not end within " + DurationText.format(setupTimeout)
                            + "; setup-timeout gives it more");
        }
        if (now - heardNanos > SILENCE.toNanos()) {
            throw new RunException(
                    Kind.FAILED, "its process hangs: nothing was heard of it for " + DurationText.format(SILENCE));
        }
    }

    private RunException ended() {
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                output.awaitEnd(LAST_WORDS_MILLIS);
                int code = process.exitValue();
                // What the kernel's signal made of a process, as shells tell it.
                String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
                return new RunException(Kind.FAILED, "its process " + how + " before its result was there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new RunException(Kind.FAILED, "its process closed the link before its result was there");
    }

    /** Ends the process, if it has not ended by itself. */
    @Override
    public void close() {
        close(server);
        Link there = link;
        if (there != null) {
            close(there);
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // What is left of it ends with the process.
            return;
        }
    }
}
