package dev.aiperf.transport;

/**
 * Tells of a lack of memory in a callback of Jetty's, which would log it and go on, with a request that never ends and a slot
 * that nobody refills.
 */
final class OutOfMemory {

    private OutOfMemory() {}

    /** Hands it to whoever looks after what this thread doesn't catch. */
    static void tell(OutOfMemoryError error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }
}
