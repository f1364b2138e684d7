package dev.aiperf.run.fork;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.OutputTail;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunObserver;
import dev.aiperf.run.RunResult;
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
 * nothing for some seconds, as it beats every second. It is then ended, and the run has failed. Of the benchmark's own code
 * that hangs the process tells by itself. {@link #await} is for one thread; {@link #interrupt} may be called from any.
 */
final class Fork implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long LAST_WORDS_MILLIS = 2000;
    private static final long STOP_SECONDS = 3;

    private final ForkCommand command;
    private final Process process;
    private final LinkServer server;
    private final OutputTail output;
    private final Duration silence;
    private final RunObserver observer;
    private volatile @Nullable Link link;
    private volatile boolean interrupted;
    private long heardNanos;

    private Fork(ForkCommand command, Process process, LinkServer server, Duration silence, RunObserver observer) {
        this.command = command;
        this.process = process;
        this.server = server;
        this.output = OutputTail.of(process.getInputStream());
        this.silence = silence;
        this.observer = observer;
    }

    /** The run's result, and its report for the console. */
    record Outcome(RunResult result, String report) {}

    /**
     * Starts the process.
     *
     * @throws RunException when its JVM isn't one
     */
    static Fork start(ForkCommand command, RunObserver observer) throws RunException {
        return start(command, SILENCE, observer);
    }

    /**
     * Starts the process, as {@link #start(ForkCommand, RunObserver)} does.
     *
     * @param silence how long it may say nothing before it is taken for hung
     */
    static Fork start(ForkCommand command, Duration silence, RunObserver observer) throws RunException {
        LinkServer server;
        try {
            server = LinkServer.open();
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, "no loopback port can be listened on: " + e.getMessage(), e);
        }
        try {
            return new Fork(command, command.start(server.port(), server.token()), server, silence, observer);
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
            throw ended("its process closed the link before its result was there", e);
        } catch (BrokenLinkException e) {
            throw new RunException(Kind.FAILED, "its link carried " + e.getMessage(), e);
        } catch (IOException e) {
            throw ended("its link broke: " + e.getMessage(), e);
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
        return new FailedStart(command, process.exitValue(), output.text()).reason();
    }

    private void take(Frame frame) throws BrokenLinkException, RunException {
        switch (frame.kind()) {
            case BEAT -> {}
            case SAY -> observer.say(frame.as(String.class));
            case PROGRESS -> observer.progress(frame.as(ProgressSnapshot.class));
            case FAILURE -> {
                Failure failure = frame.as(Failure.class);
                throw new RunException(failure.kind(), failure.message());
            }
            case HELLO, ORDER, INTERRUPT, RESULT, NOTHING ->
                throw new BrokenLinkException("a frame " + frame.kind() + " out of turn");
        }
    }

    private void requireAlive() throws RunException {
        if (System.nanoTime() - heardNanos > silence.toNanos()) {
            process.destroyForcibly();
            throw new RunException(
                    Kind.FAILED, "its process hangs: nothing was heard of it for " + DurationText.format(silence));
        }
    }

    /** Returns how the process ended, which takes a moment longer than its link; or what else happened, where it goes on. */
    private RunException ended(String otherwise, IOException cause) {
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                output.awaitEnd(LAST_WORDS_MILLIS);
                int code = process.exitValue();
                // What the kernel's signal made of a process, as shells tell it.
                String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
                return new RunException(Kind.FAILED, "its process " + how + " before its result was there", cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return new RunException(Kind.FAILED, otherwise, cause);
    }

    /** Ends the process, if it has not ended by itself; then all that it printed was read. */
    @Override
    public void close() {
        close(server);
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            output.awaitEnd(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void close(LinkServer server) {
        try {
            server.close();
        } catch (IOException e) {
            // What is left of it ends with the process.
            return;
        }
    }
}
