package dev.aiperf.run;

import dev.aiperf.engine.LocalPorts;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.FileLimit;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is checked before any load: the target answers, the model is among those it lists, and this process may open as
 * many connections as the plan needs. Each that fails is a sentence instead of a thousand failed requests.
 */
final class Preflight {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

    private static final int MOST_MODELS_SHOWN = 20;
    private static final int MOST_BYTES = 4 << 20;
    /** Twice what the transport spares, as more files are opened before it counts them. */
    private static final int SPARE_FILES = 2 * FileLimit.SPARE;

    private static final int SPARE_LIMIT = 1024;

    private final EndpointPlan endpoint;
    private final URI base;
    /** The base without its query, which may hold a key. */
    private final URI shown;

    private final Transport transport;

    /**
     * Makes the checks of a target.
     *
     * @param base the target's base URL
     * @param transport goes the way that the load will
     */
    Preflight(EndpointPlan endpoint, URI base, Transport transport) {
        this.endpoint = endpoint;
        this.base = base;
        this.transport = transport;
        this.shown = withoutQuery(base);
    }

    /**
     * Returns what makes the transport of the checks, for an endpoint's plan.
     *
     * @param load the settings of the load's transport
     */
    static TransportSettings settings(TransportSettings load) {
        return new TransportSettings(false, load.headers(), ANSWER_TIME, CONNECT_TIME, 1, load.network(), load.hosts());
    }

    /**
     * Checks that something listens, by the way that the load will go, and that the server knows the model. A server that lists
     * no models, or nothing readable, is taken at its word later, when it answers requests.
     *
     * @return what could not be checked, in words; nothing when all is well
     * @throws RunException when nothing listens, or the server refuses the key, or lists its models without this one
     */
    List<String> check(String model) throws RunException {
        URI list = modelsUrl();
        Timeline timeline = ask(list);
        if (timeline.outcome() == Outcome.CONNECT_FAILED) {
            throw new RunException(
                    Kind.FAILED,
                    shown + " doesn't answer" + byProxy() + ": " + timeline.failure()
                            + ". Is the server running, and is --url right?");
        }
        String listed = withoutQuery(list).toString();
        if (timeline.outcome() != Outcome.COMPLETED) {
            return List.of(listed + " could not be read, so the model's name was not checked.");
        }
        int status = timeline.status();
        if (status == 401 || status == 403) {
            throw new RunException(
                    Kind.FAILED,
                    shown + " refuses access (HTTP " + status + "): "
                            + (endpoint.apiKey().isPresent()
                                    ? "is the key given by --api-key right?"
                                    : "it wants a key; give it by --api-key env:NAME or file:PATH"));
        }
        if (status != 200) {
            return List.of(listed + " answered HTTP " + status + ", so the model's name was not checked.");
        }
        try {
            List<String> models = models(timeline);
            if (endpoint.modelCheck() && !models.isEmpty() && !models.contains(model)) {
                throw new RunException(Kind.WRONG_USE, unknownModel(model, models));
            }
            return models.isEmpty()
                    ? List.of(listed + " lists no models, so the model's name was not checked.")
                    : List.of();
        } catch (JacksonException e) {
            return List.of(listed + " could not be read, so the model's name was not checked.");
        }
    }

    private String byProxy() {
        return endpoint.network()
                .route()
                .proxy()
                .map(proxy -> " through the proxy " + proxy)
                .orElse("");
    }

    /** Returns how asking for the list went. */
    private Timeline ask(URI list) throws RunException {
        CompletableFuture<Timeline> answered = new CompletableFuture<>();
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.WARMUP, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        Exchange exchange = transport.send(
                OutgoingRequest.get(list, "preflight"), timeline, (same, ended) -> answered.complete(ended));
        try {
            return answered.get(2 * ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.cancel("interrupted");
            throw new RunException(Kind.FAILED, "interrupted while " + shown + " was checked", e);
        } catch (ExecutionException | TimeoutException e) {
            exchange.cancel("no answer");
            throw new RunException(Kind.FAILED, shown + " was checked for too long", e);
        }
    }

    private URI modelsUrl() {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        int version = path.indexOf("/v1");
        String root = version >= 0 ? path.substring(0, version) : path.replaceAll("/+$", "");
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return base.resolve(root + "/v1/models" + query);
    }

    private static URI withoutQuery(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path);
    }

    private static List<String> models(Timeline timeline) {
        String text = new String(timeline.bytes(), 0, Math.min(timeline.length(), MOST_BYTES), StandardCharsets.UTF_8);
        JsonNode data = JsonMapper.shared().readTree(text).path("data");
        List<String> models = new ArrayList<>();
        for (JsonNode entry : data) {
            if (entry.path("id").isString()) {
                models.add(entry.path("id").stringValue());
            }
        }
        return models;
    }

    private String unknownModel(String model, List<String> models) {
        List<String> first = models.subList(0, Math.min(MOST_MODELS_SHOWN, models.size()));
        String more = models.size() > first.size() ? " and " + (models.size() - first.size()) + " more" : "";
        return shown + " doesn't list the model " + model + "; it lists: " + String.join(", ", first) + more
                + ". If it takes the name all the same, add --no-model-check.";
    }

    /**
     * Checks that this process may open the connections: those of the load, of which warm-up and measurement have as many,
     * and those of the self-check, whose both ends it holds. How many an open loop without a ceiling needs beyond those that
     * it begins with is up to the server: each that can't be opened is a failed request, which says why.
     *
     * @param connections how many the load needs at once
     * @param selfChecked how many the self-check needs at once; 0 without one
     * @param route where they start; those of a Unix domain socket need no ports
     * @throws RunException when fewer are allowed
     */
    static void limitsAllow(int connections, int selfChecked, RoutePlan route) throws RunException {
        limitsAllow(connections, selfChecked, FileLimit.left() - SPARE_FILES, ports(route));
    }

    private static long ports(RoutePlan route) {
        long each = route.unixSocket().isPresent()
                ? Long.MAX_VALUE
                : LocalPorts.limit().orElse(Long.MAX_VALUE);
        int sources = Math.max(1, route.sourceAddresses().size());
        return each > Long.MAX_VALUE / sources ? Long.MAX_VALUE : each * sources;
    }

    static void limitsAllow(int connections, int selfChecked, long files, long ports) throws RunException {
        int ofSelfCheck = 2 * selfChecked;
        if (Math.max(connections, ofSelfCheck) > files) {
            String needed = connections >= ofSelfCheck
                    ? connections + " connections at once need"
                    : "the self-check's " + ofSelfCheck + " sockets need";
            throw new RunException(
                    Kind.WRONG_USE,
                    needed + " more open files than this process may have (" + Math.max(0, files)
                            + " are left); raise the limit with: ulimit -n "
                            + (Math.max(connections, ofSelfCheck) + SPARE_LIMIT));
        }
        if (connections > ports) {
            throw new RunException(
                    Kind.WRONG_USE,
                    connections + " connections to one server need more local ports than this machine gives (" + ports
                            + "); widen net.ipv4.ip_local_port_range, give more addresses by --source-address,"
                            + " or lower the concurrency");
        }
    }
}
