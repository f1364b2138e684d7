package dev.aiperf.testkit;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads requests and then does what a script says; one thread plays each. */
abstract class ScriptedServer implements AutoCloseable {

    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch dropped = new CountDownLatch(1);

    /** What is done after a request was read. */
    @FunctionalInterface
    interface Script {
        void play(Call call) throws IOException, InterruptedException;
    }

    /** Returns the port it listens on. */
    abstract int port();

    final URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/v1/ask?version=1");
    }

    /** Returns the requests that came. */
    final List<Received> requests() {
        return requests;
    }

    /** Returns how many connections were opened. */
    final int connections() {
        return connections.get();
    }

    /** Waits until so many connections were opened: a client's may be open before this side has seen it. */
    final void awaitConnections(int count) throws InterruptedException {
        while (connections.get() < count) {
            Thread.sleep(1);
        }
    }

    /** Is released when a client was seen to give up a request. */
    final CountDownLatch dropped() {
        return dropped;
    }

    final void connected() {
        connections.incrementAndGet();
    }

    final void received(Received request) {
        requests.add(request);
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public abstract void close() throws IOException;
}
