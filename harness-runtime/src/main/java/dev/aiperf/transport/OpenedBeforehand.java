package dev.aiperf.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for connections that are opened before the clock starts, for so long in all. */
final class OpenedBeforehand {

    private final String authority;
    private final Duration within;
    private final long deadlineNanos;

    OpenedBeforehand(URI url, Duration within) {
        authority = url.getAuthority();
        this.within = within;
        deadlineNanos = System.nanoTime() + within.toNanos();
    }

    /**
     * Waits for some more of them.
     *
     * @param more done when all of these are open, or one has failed
     * @param open how many were open before, in words such as {@code 64 of 100 connections}
     * @throws TransportException when one has failed, or they took too long
     */
    <T> T await(CompletableFuture<T> more, String open) throws TransportException {
        try {
            return more.get(Math.max(1, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TransportException("no connection to " + authority + ": " + Failures.inWords(cause), cause);
        } catch (TimeoutException e) {
            throw new TransportException(
                    "only " + open + " to " + authority + " were open after " + within.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while connections to " + authority + " were opened", e);
        }
    }
}
