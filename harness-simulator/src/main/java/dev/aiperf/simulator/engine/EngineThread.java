package dev.aiperf.simulator.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives an {@link Engine} in real time, on one thread that alone touches it.
 *
 * <p>Safe for use by any thread: what is asked of it goes into a queue and is done on its own thread, in order. Instants
 * are absolute, so being late once makes nothing after it late.
 */
public final class EngineThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private final Engine engine;
    private final Queue<Runnable> intake = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile EngineLoad load = EngineLoad.NONE;

    private EngineThread(Engine engine) {
        this.engine = engine;
        this.thread = new Thread(this::run, "simulator-engine");
        this.thread.setDaemon(true);
    }

    public static EngineThread start(Engine engine) {
        EngineThread engineThread = new EngineThread(engine);
        engineThread.thread.start();
        return engineThread;
    }

    public void submit(Sequence sequence) {
        long now = System.nanoTime();
        ask(() -> engine.submit(sequence, now));
    }

    public void cancel(Sequence sequence) {
        ask(() -> engine.cancel(sequence));
    }

    public void resetPrefixCache() {
        ask(engine::resetPrefixCache);
    }

    /** As it was when the engine last did something. */
    public EngineLoad load() {
        return load;
    }

    private void ask(Runnable task) {
        intake.add(task);
        LockSupport.unpark(thread);
    }

    private void run() {
        PreciseTimer timer = PreciseTimer.forThisThread();
        while (!closed) {
            try {
                turn(timer);
            } catch (RuntimeException e) {
                // One request's trouble (a listener that throws) must not stop all the others.
                LOG.warn("the simulator's engine met an unexpected failure", e);
            }
        }
    }

    private void turn(PreciseTimer timer) {
        boolean changed = false;
        for (Runnable task = intake.poll(); task != null; task = intake.poll()) {
            task.run();
            changed = true;
        }
        long next = engine.nextInstant();
        if (next != Engine.IDLE && next - System.nanoTime() <= 0) {
            engine.advance(System.nanoTime());
            changed = true;
        }
        if (changed) {
            load = engine.load();
        } else if (next == Engine.IDLE) {
            LockSupport.park(this);
        } else {
            timer.await(next);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
