package dev.aiperf.run.fork;

import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunObserver;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.fork.Link.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The link as the run's own process has it: it takes the order, tells how the run goes, and ends with what came of it.
 *
 * <p>When the link is gone, so is whoever wanted the run, and the process ends at once: nobody is left to end it. Safe for
 * any number of threads, but for {@link #order}.
 */
public final class ForkSide implements RunObserver {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration ORDER_TIME = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final long BEAT_MILLIS = 1000;

    private final Link link;
    /** Whether the last frame is on its way; the other end is free to go once it has it. */
    private volatile boolean ending;

    private ForkSide(Link link) {
        this.link = link;
    }

    /**
     * Connects to the process that started this one; empty when none did.
     *
     * @throws IOException when it can't be reached
     */
    public static Optional<ForkSide> connect() throws IOException {
        Optional<ForkEnvironment> environment = ForkEnvironment.ofThisProcess();
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        Link link = Link.to(environment.get().port(), CONNECT_TIME);
        link.send(FrameKind.HELLO, environment.get().token());
        return Optional.of(new ForkSide(link));
    }

    /**
     * Waits for the order. From then on the link is listened to.
     *
     * @param onInterrupt ends the run early and gently
     */
    public Order order(Runnable onInterrupt) throws IOException {
        Frame frame = link.receive(ORDER_TIME).orElseThrow(() -> new IOException("no order came"));
        Order order = frame.as(Order.class);
        daemon("aiperf-link-listen", () -> listen(onInterrupt));
        daemon("aiperf-link-beat", this::beat);
        return order;
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(Runnable onInterrupt) {
        try {
            while (true) {
                Optional<Frame> frame = link.receive(FOREVER);
                if (frame.isPresent() && frame.get().kind() == FrameKind.INTERRUPT) {
                    onInterrupt.run();
                }
            }
        } catch (IOException e) {
            if (ending) {
                Runtime.getRuntime().halt(1);
            }
            orphaned(e);
        }
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT_MILLIS);
                send(FrameKind.BEAT, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void say(String sentence) {
        send(FrameKind.SAY, sentence);
    }

    @Override
    public void progress(ProgressSnapshot snapshot) {
        send(FrameKind.PROGRESS, snapshot);
    }

    /** Ends the run with its result. */
    public void result(RunResult result, String report) {
        ending = true;
        send(FrameKind.RESULT, RunResultFrame.of(result, report));
    }

    /** Ends the run without one, as it was ended before its first request. */
    public void nothing() {
        ending = true;
        send(FrameKind.NOTHING, "");
    }

    /** Ends the run with the reason why there is no result. */
    public void failure(RunException failure) {
        ending = true;
        send(FrameKind.FAILURE, new Failure(failure.kind(), String.valueOf(failure.getMessage())));
    }

    private void send(FrameKind kind, Object payload) {
        try {
            link.send(kind, payload);
        } catch (IOException e) {
            orphaned(e);
        }
    }

    private static void orphaned(IOException reason) {
        System.err.println("aiperf: whoever started this run is gone: " + reason.getMessage());
        Runtime.getRuntime().halt(1);
    }
}
