package dev.aiperf.simulator.http;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.truth.TruthEntry;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * One request and its answer, which ends once: written to its end, broken off by a fault, or left by the client.
 *
 * <p>Safe for use by many threads: the engine's thread writes while the selector's notices that the client has gone.
 */
final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final TruthEntry truth;
    private final ClientWatch watch;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Runnable release = () -> {};

    Exchange(Request request, Response response, Callback callback, TruthEntry truth) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.truth = truth;
        this.watch = new ClientWatch(request.getConnectionMetaData().getConnection(), this::clientGone);
    }

    Response response() {
        return response;
    }

    TruthEntry truth() {
        return truth;
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    boolean isEnded() {
        return ended.get();
    }

    /** From now on the client's leaving is noticed, and {@code release} frees what the request holds in the engine. */
    void watch(Runnable release) {
        this.release = release;
        watch.start();
    }

    void after(long nanos, Runnable task) {
        Scheduler scheduler = request.getComponents().getScheduler();
        scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    /** The last write is about to be made: whoever has read the end of the answer finds the truth complete. */
    void ending(String outcome) {
        if (ended.compareAndSet(false, true)) {
            watch.stop();
            truth.end(System.nanoTime(), outcome);
        }
    }

    void written() {
        callback.succeeded();
    }

    void clientGone(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            truth.end(System.nanoTime(), RequestTruth.CANCELLED);
            breakOff(cause);
        } else {
            // The very last write failed: the truth stands, but Jetty must hear of it.
            callback.failed(cause);
        }
    }

    /** Closes the connection in order, wherever the answer may be. */
    void cut(String outcome) {
        if (ended.compareAndSet(false, true)) {
            watch.stop();
            truth.end(System.nanoTime(), outcome);
            breakOff(new IOException("the connection is cut on purpose"));
        }
    }

    /** Closes the connection by TCP reset. */
    void reset(String outcome) {
        try {
            // With a linger time of 0, closing sends RST and drops what is unsent.
            ((SocketChannel) endPoint().getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // The client was faster; there is nothing left to reset.
        }
        cut(outcome);
    }

    private void breakOff(Throwable cause) {
        release.run();
        endPoint().close(cause);
        callback.failed(cause);
    }
}
