package dev.aiperf.benchmark;

import dev.aiperf.dataset.Turn;

/**
 * Makes of a data set's turn the request that is sent: what a {@code @Benchmark} method does that takes a turn.
 *
 * <pre>{@code
 * @Benchmark
 * ChatRequest terse(Turn turn) {
 *     return ChatRequest.of(turn).system("Answer in one word.").temperature(0);
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Called on the look-ahead thread, which has requests ready before they are due: never on a thread
 * that sends or reads, so its time is in no latency. It is called by one thread at a time, each call seeing the effects of
 * those before it, in the order of the index. It must keep up with the load all the same: where it is slower than requests
 * are due, they are sent late, and the result says so. It runs ahead of the load, so it may be called for requests that are
 * then never sent, because the phase ends before. The input's tokens are counted on the same thread.
 *
 * <p><b>Failures.</b> An exception makes this request a failed one, with the error {@code UserCodeError} and the
 * exception's name; it isn't sent, and the load goes on. Ten in a row end the run, and so does a
 * {@link VirtualMachineError}.
 */
@FunctionalInterface
public interface RequestShaper {

    /**
     * Returns the request to send.
     *
     * @param turn what the data set has for this request
     * @param context which request it is
     * @throws Exception when it can't be made
     */
    ChatRequest shape(Turn turn, RunContext context) throws Exception;
}
