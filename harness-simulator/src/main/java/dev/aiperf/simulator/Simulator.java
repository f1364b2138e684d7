package dev.aiperf.simulator;

import dev.aiperf.simulator.engine.BatchEngine;
import dev.aiperf.simulator.engine.EngineSettings;
import dev.aiperf.simulator.engine.EngineThread;
import dev.aiperf.simulator.engine.IndependentEngine;
import dev.aiperf.simulator.http.AnswerStyle;
import dev.aiperf.simulator.http.Routes;
import dev.aiperf.simulator.http.ServerSettings;
import dev.aiperf.simulator.truth.TruthLog;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An OpenAI-compatible server that behaves like an inference engine and knows what it did.
 *
 * <pre>{@code
 * try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().with("decode-base", "20ms"))) {
 *     callSomethingAt(simulator.uri());
 *     List<RequestTruth> truth = simulator.truth();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Simulator implements AutoCloseable {
    /** A thousand clients may connect in the same millisecond; the kernel caps this at its own limit. */
    private static final int ACCEPT_QUEUE = 16_384;

    private static final int MOST_THREADS = 8;

    private final Server server;
    private final ServerConnector connector;
    private final EngineThread engine;
    private final TruthLog truthLog;

    private Simulator(Server server, ServerConnector connector, EngineThread engine, TruthLog truthLog) {
        this.server = server;
        this.connector = connector;
        this.engine = engine;
        this.truthLog = truthLog;
    }

    /**
     * Starts a server that is ready to be called.
     *
     * @throws BindException if its address can't be listened on, in one line that says why
     * @throws IOException if it can't start for another reason
     */
    public static Simulator start(SimulatorOptions options) throws IOException {
        EngineSettings settings = engineSettings(options);
        TruthLog truthLog = new TruthLog(options.count(OptionCatalogue.TRUTH_LIMIT));
        EngineThread engine = EngineThread.start(
                options.flag(OptionCatalogue.INDEPENDENT_STREAMS)
                        ? new IndependentEngine(settings)
                        : new BatchEngine(settings));
        Server server = new Server(threads());
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        server.setHandler(new Routes(serverSettings(options), engine, truthLog));
        Simulator simulator = new Simulator(server, connector, engine, truthLog);
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            simulator.close();
            throw cannotStart(options, e);
        }
        return simulator;
    }

    /**
     * Exercises the code on a server that is thrown away, so that the first requests of the next are not slowed by a JVM
     * that has yet to load and compile it: that would be a third of a second, which no engine takes.
     *
     * @throws IOException if no port can be had
     */
    public static void warmUp() throws IOException {
        WarmUp.run();
    }

    /** Where it listens, such as {@code http://127.0.0.1:8000}. */
    public URI uri() {
        String host = connector.getHost();
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + authority + ":" + connector.getLocalPort());
    }

    /** What happened to each request for text, in order of arrival; those under way are told as far as they are. */
    public List<RequestTruth> truth() {
        return truthLog.all();
    }

    /** What happened to the request with that {@code X-Request-ID}; the latest, if several had it. */
    public Optional<RequestTruth> truth(String requestId) {
        return truthLog.find(requestId);
    }

    /** Stops listening and closes all connections. Waits at most for seconds; may be called twice. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the simulator could not be stopped: " + e.getMessage(), e);
        } finally {
            engine.close();
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, MOST_THREADS);
        threads.setName("simulator");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        return threads;
    }

    private static ServerConnector connector(Server server, SimulatorOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(65_536);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(options.text(OptionCatalogue.HOST));
        connector.setPort(options.count(OptionCatalogue.PORT));
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        // A stalled stream is the client's to give up, and a long queue is no reason to hang up.
        connector.setIdleTimeout(0);
        connector.setShutdownIdleTimeout(0);
        return connector;
    }

    private static EngineSettings engineSettings(SimulatorOptions options) {
        return new EngineSettings(
                options.number(OptionCatalogue.PREFILL_RATE),
                options.count(OptionCatalogue.PREFILL_CHUNK),
                options.whole(OptionCatalogue.DECODE_BASE),
                options.whole(OptionCatalogue.DECODE_PER_SEQUENCE),
                options.count(OptionCatalogue.MAX_BATCH),
                options.count(OptionCatalogue.KV_TOKENS),
                options.flag(OptionCatalogue.PREFIX_CACHE),
                options.number(OptionCatalogue.JITTER),
                options.whole(OptionCatalogue.SEED));
    }

    private static ServerSettings serverSettings(SimulatorOptions options) {
        return new ServerSettings(
                models(options.text(OptionCatalogue.MODEL)),
                options.flag(OptionCatalogue.ANY_MODEL),
                options.textIfGiven(OptionCatalogue.API_KEY),
                options.count(OptionCatalogue.KV_TOKENS),
                options.count(OptionCatalogue.OUTPUT_TOKENS),
                options.count(OptionCatalogue.REASONING_TOKENS),
                options.flag(OptionCatalogue.INTERNATIONAL),
                answerStyle(options),
                options.faults(OptionCatalogue.FAULT),
                options.whole(OptionCatalogue.SEED));
    }

    private static List<String> models(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static AnswerStyle answerStyle(SimulatorOptions options) {
        String lineEnd =
                switch (options.text(OptionCatalogue.LINE_ENDS)) {
                    case "cr" -> "\r";
                    case "crlf" -> "\r\n";
                    default -> "\n";
                };
        return new AnswerStyle(
                options.text(OptionCatalogue.DIALECT),
                unlessDialect(options, OptionCatalogue.REASONING_FIELD),
                unlessDialect(options, OptionCatalogue.ROLE_CHUNK).map(Boolean::valueOf),
                options.count(OptionCatalogue.TOKENS_PER_CHUNK),
                options.flag(OptionCatalogue.USAGE_EACH_CHUNK),
                Duration.ofNanos(options.whole(OptionCatalogue.COMMENTS)),
                lineEnd);
    }

    private static Optional<String> unlessDialect(SimulatorOptions options, SimulatorOption option) {
        return Optional.of(options.text(option)).filter(text -> !text.equals("dialect"));
    }

    private static IOException cannotStart(SimulatorOptions options, Exception cause) {
        String host = options.text(OptionCatalogue.HOST);
        int port = options.count(OptionCatalogue.PORT);
        if (hasBindException(cause)) {
            boolean inUse = String.valueOf(rootMessage(cause)).contains("in use");
            BindException failure = new BindException(
                    inUse
                            ? "port " + port + " on " + host + " is in use; choose another, or 0 for any that is free"
                            : "can't listen on " + host + " port " + port + ": " + rootMessage(cause));
            failure.initCause(cause);
            return failure;
        }
        return new IOException(
                "the simulator can't start on " + host + " port " + port + ": " + rootMessage(cause), cause);
    }

    private static boolean hasBindException(Throwable cause) {
        return cause instanceof BindException || (cause.getCause() != null && hasBindException(cause.getCause()));
    }

    private static String rootMessage(Throwable cause) {
        return cause.getCause() == null ? String.valueOf(cause.getMessage()) : rootMessage(cause.getCause());
    }
}
