package dev.aiperf.transport;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** What went wrong with bytes, in words, and as an outcome. Equal causes give equal words, so that they can be counted. */
final class Failures {

    /** What the system says when a process has as many files and sockets open as it may. */
    static final String TOO_MANY_FILES = "Too many open files";

    private static final String ANOTHER_HOST = "the server's certificate is that of another host";
    private static final String REFUSED_US =
            "the server wants a client's certificate that it trusts (--tls-cert-file and --tls-key-file)";
    private static final int MOST_CAUSES = 5;

    /** What the JDK says of sockets, and what a user can make of it; the first that matches counts. */
    private static final Map<String, String> BY_MESSAGE = byMessage();

    private Failures() {}

    private static Map<String, String> byMessage() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Connection reset", "the server closed or reset the connection before the answer was whole");
        words.put("Broken pipe", "the server closed the connection while the request was written");
        words.put(TOO_MANY_FILES, "this process may not open more files or sockets (ulimit -n)");
        words.put("Cannot assign requested address", "this machine has no such address, or no more local ports at it");
        words.put("Address already in use", "this machine has no more local ports at a source address");
        words.put("NotAfter:", "the server's certificate has expired");
        words.put("NotBefore:", "the server's certificate is not valid yet");
        words.put("No subject alternative", ANOTHER_HOST);
        words.put("No name matching", ANOTHER_HOST);
        words.put("fatal alert: certificate_required", REFUSED_US);
        words.put("fatal alert: bad_certificate", REFUSED_US);
        words.put("fatal alert: certificate_unknown", REFUSED_US);
        words.put("fatal alert: unknown_ca", REFUSED_US);
        words.put("Unsupported or unrecognized SSL message", "the server does not speak TLS");
        words.put("PKIX path", "the server's certificate is not trusted");
        words.put("Resource temporarily unavailable", "the socket had no room for one more connection");
        words.put("No such file or directory", "there is no such socket");
        words.put("No route to host", "no route to the host");
        words.put("Network is unreachable", "the network is unreachable");
        return words;
    }

    /** Returns a failure in a few words for the user. */
    static String inWords(Throwable failure) {
        String messages = messages(failure);
        for (Map.Entry<String, String> known : BY_MESSAGE.entrySet()) {
            if (messages.contains(known.getKey())) {
                return known.getValue();
            }
        }
        if (failure instanceof HostAddresses.NoAddressException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "the host name is unknown";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no connection within the time allowed";
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        if (isBadProtocol(failure)) {
            return "the answer is not valid HTTP";
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return "the server closed or reset the connection before the answer was whole";
        }
        String message = failure.getMessage();
        if (failure instanceof WordedException && message != null) {
            return message;
        }
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static boolean isBadProtocol(Throwable failure) {
        return failure instanceof HttpException;
    }

    /** Returns the messages of a failure and its causes: the one that tells is often a cause. */
    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            messages.append(cause.getMessage()).append('\n');
            cause = cause.getCause();
        }
        return messages.toString();
    }

    /**
     * Returns the outcome of a failed exchange.
     *
     * @param connected whether the request had a connection
     */
    static Outcome outcomeOf(Throwable failure, boolean connected) {
        if (failure instanceof TimeoutException) {
            return Outcome.TIMED_OUT;
        }
        if (!connected) {
            return Outcome.CONNECT_FAILED;
        }
        return isBadProtocol(failure) ? Outcome.BAD_PROTOCOL : Outcome.CONNECTION_LOST;
    }
}
