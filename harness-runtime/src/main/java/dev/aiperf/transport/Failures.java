package dev.aiperf.transport;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** What went wrong with bytes, in words, and as an outcome. Equal causes give equal words, so that they can be counted. */
final class Failures {

    private Failures() {}

    /** Returns a failure in a few words for the user. */
    static String inWords(Throwable failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "the host name is unknown" + detail(failure);
        }
        if (failure instanceof SocketTimeoutException) {
            return "no connection within the time allowed";
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        if (failure instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return "the server closed the connection before the answer was whole";
        }
        if (failure instanceof HttpException http) {
            return "not valid HTTP: " + http.getReason();
        }
        String message = failure.getMessage();
        if (message != null && message.contains("Connection reset")) {
            return "the server reset the connection before the answer was whole";
        }
        if (message != null && message.contains("Broken pipe")) {
            return "the server closed the connection while the request was written";
        }
        if (message != null && message.contains("Too many open files")) {
            return "this process may not open more files or sockets (ulimit -n)";
        }
        if (message != null && message.contains("Cannot assign requested address")) {
            return "this machine has no more local ports for that address";
        }
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /**
     * Returns the outcome of a failed exchange.
     *
     * @param connected whether the request had a connection
     */
    static Outcome outcomeOf(Throwable failure, boolean connected) {
        if (!connected) {
            return failure instanceof TimeoutException
                            && !(failure instanceof java.util.concurrent.CancellationException)
                    ? Outcome.TIMED_OUT
                    : Outcome.CONNECT_FAILED;
        }
        if (failure instanceof TimeoutException) {
            return Outcome.TIMED_OUT;
        }
        if (failure instanceof HttpException) {
            return Outcome.BAD_PROTOCOL;
        }
        return Outcome.CONNECTION_LOST;
    }

    private static String detail(Throwable failure) {
        return failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")";
    }
}
