package dev.aiperf.benchmark;

/**
 * Tells whether an answer is right: what a method annotated with {@code @Validate} does.
 *
 * <pre>{@code
 * @Validate
 * boolean isNumber(Response response) {
 *     return response.text().strip().matches("[0-9]+");
 * }
 * }</pre>
 *
 * <p>It sees the answers that are valid otherwise, those of the warm-up too; a request that failed stays failed unseen.
 * Where it says false, the request counts as failed, with the error {@code InvalidAnswer}, and is in no latency.
 *
 * <p><b>Threads.</b> Called on the threads that make records, off the hot path and at a low priority, by one thread at a
 * time, each call seeing the effects of those before it; in about the order in which answers came. It may run while the
 * method that shapes requests does, on another thread.
 *
 * <p><b>Failures.</b> An exception makes the request a failed one, with the error {@code UserCodeError} and the
 * exception's name. Ten in a row end the run, and so does a {@link VirtualMachineError}.
 */
@FunctionalInterface
public interface ResponseValidator {

    /**
     * Returns whether an answer is right.
     *
     * @throws Exception when that can't be told
     */
    boolean isValid(Response response) throws Exception;
}
