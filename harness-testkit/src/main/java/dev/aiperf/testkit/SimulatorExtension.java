package dev.aiperf.testkit;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an inference simulator in this JVM while the tests of a class run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatorExtension simulator =
 *         SimulatorExtension.with("independent-streams", "true").and("decode-base", "5ms");
 *
 * @Test
 * void asksForWhatItIsTold() {
 *     callSomethingAt(simulator.uri());
 *     assertThat(simulator.truth()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>It is started before the first test of the class and stopped after the last, nested classes included, and is warmed up
 * once, so that no test waits for classes to be loaded. Constructors and methods may have parameters of the types
 * {@link Simulator} and {@link URI}. Where the defaults will do, {@code @ExtendWith(SimulatorExtension.class)} is enough.
 *
 * <p>Safe for use by many threads.
 */
public final class SimulatorExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatorExtension.class);

    private final SimulatorOptions options;
    private @Nullable Simulator running;
    private int users;

    /** Makes the extension with the simulator's defaults. */
    public SimulatorExtension() {
        this(SimulatorOptions.defaults());
    }

    private SimulatorExtension(SimulatorOptions options) {
        this.options = options;
    }

    /**
     * Returns an extension with the defaults of the simulator, but for one option.
     *
     * @param name the option, as {@code aiperf simulate} has it, without the dashes
     * @throws IllegalArgumentException when there is no such option, or no such value for it
     */
    public static SimulatorExtension with(String name, String value) {
        return new SimulatorExtension().and(name, value);
    }

    /**
     * Returns an extension that has one more option of its own.
     *
     * @throws IllegalArgumentException when there is no such option, or no such value for it
     */
    public SimulatorExtension and(String name, String value) {
        return new SimulatorExtension(options.with(name, value));
    }

    /** Returns the base URL, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return simulator().uri();
    }

    /** Returns what happened to each request so far, in order of arrival; those of earlier tests of the class included. */
    public List<RequestTruth> truth() {
        return simulator().truth();
    }

    /** Returns what happened to the request with that {@code X-Request-ID}; the latest, if several had it. */
    public Optional<RequestTruth> truth(String requestId) {
        return simulator().truth(requestId);
    }

    /**
     * Returns the simulator itself.
     *
     * @throws IllegalStateException when no test of a class that registers this extension is running
     */
    public synchronized Simulator simulator() {
        Simulator simulator = running;
        if (simulator == null) {
            throw new IllegalStateException(
                    "the simulator runs while the tests of a class do: register the extension in a static field");
        }
        return simulator;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) throws IOException {
        users++;
        if (users == 1) {
            warmUpOnce(context);
            running = Simulator.start(options);
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        users--;
        Simulator simulator = running;
        if (users == 0 && simulator != null) {
            running = null;
            simulator.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Simulator.class || type == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == URI.class ? uri() : simulator();
    }

    private static void warmUpOnce(ExtensionContext context) throws IOException {
        ExtensionContext.Store ofTheWholeRun = context.getRoot().getStore(NAMESPACE);
        if (ofTheWholeRun.get("warm") == null) {
            Simulator.warmUp();
            ofTheWholeRun.put("warm", true);
        }
    }
}
