package dev.aiperf.run;

import dev.aiperf.engine.LocalPorts;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.transport.FileLimit;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is checked before any load: the target answers, the model is among those it lists, and this process may open as
 * many connections as the plan needs. Each that fails is a sentence instead of a thousand failed requests.
 */
final class Preflight {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);
    /** For the list of models as a whole: each read of it may take {@link #ANSWER_TIME}. */
    private static final Duration LIST_TIME = Duration.ofSeconds(15);

    private static final int MOST_MODELS_SHOWN = 20;
    private static final int MOST_BYTES = 4 << 20;
    /** Twice what the transport spares, as more files are opened before it counts them. */
    private static final int SPARE_FILES = 2 * FileLimit.SPARE;

    private static final int SPARE_LIMIT = 1024;

    private final EndpointPlan endpoint;
    private final URI base;
    /** The base without its query, which may hold a key. */
    private final URI shown;

    private final Duration listTime;

    /**
     * Makes the checks of a target.
     *
     * @param base the target's base URL
     */
    Preflight(EndpointPlan endpoint, URI base) {
        this(endpoint, base, LIST_TIME);
    }

    Preflight(EndpointPlan endpoint, URI base, Duration listTime) {
        this.endpoint = endpoint;
        this.listTime = listTime;
        this.base = base;
        this.shown = withoutQuery(base);
    }

    /**
     * Checks that something listens.
     *
     * @throws RunException when nothing does
     */
    void targetAnswers() throws RunException {
        int port = base.getPort() >= 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
        String host = base.getHost().replaceAll("^\\[|]$", "");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) ANSWER_TIME.toMillis());
        } catch (UnknownHostException | java.nio.channels.UnresolvedAddressException e) {
            throw unreachable("the host name " + host + " is unknown", e);
        } catch (SocketTimeoutException e) {
            throw unreachable("no connection within " + ANSWER_TIME.toSeconds() + " s", e);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw unreachable(message.contains("refused") ? "connection refused" : message, e);
        }
    }

    private RunException unreachable(String reason, Exception cause) {
        return new RunException(
                Kind.FAILED,
                shown + " doesn't answer: " + reason + ". Is the server running, and is --url right?",
                cause);
    }

    /**
     * Checks that the server knows the model. A server that lists no models, or nothing readable, is taken at its word
     * later, when it answers requests.
     *
     * @return what could not be checked, in words; nothing when all is well
     * @throws RunException when the server refuses the key, or lists its models without this one
     */
    List<String> knowsModel(String model) throws RunException {
        URI list = modelsUrl();
        List<String> notes = new ArrayList<>();
        try {
            readModels(model, list, notes);
        } catch (IOException | JacksonException e) {
            notes.add(withoutQuery(list) + " could not be read, so the model's name was not checked.");
        }
        return notes;
    }

    private void readModels(String model, URI list, List<String> notes) throws IOException, RunException {
        HttpURLConnection connection = (HttpURLConnection) list.toURL().openConnection();
        try (Deadline ignored = Deadline.closing(connection::disconnect, listTime)) {
            connection.setConnectTimeout((int) ANSWER_TIME.toMillis());
            connection.setReadTimeout((int) ANSWER_TIME.toMillis());
            connection.setInstanceFollowRedirects(false);
            endpoint.headers().forEach(connection::setRequestProperty);
            endpoint.apiKey()
                    .ifPresent(key -> connection.setRequestProperty("Authorization", "Bearer " + key.reveal()));
            int status = connection.getResponseCode();
            if (status == 401 || status == 403) {
                throw new RunException(
                        Kind.FAILED,
                        shown + " refuses access (HTTP " + status + "): "
                                + (endpoint.apiKey().isPresent()
                                        ? "is the key given by --api-key right?"
                                        : "it wants a key; give it by --api-key env:NAME or file:PATH"));
            }
            if (status == 200) {
                List<String> models = models(connection.getInputStream());
                if (endpoint.modelCheck() && !models.isEmpty() && !models.contains(model)) {
                    throw new RunException(Kind.WRONG_USE, unknownModel(model, models));
                }
                if (models.isEmpty()) {
                    notes.add(withoutQuery(list) + " lists no models, so the model's name was not checked.");
                }
            } else {
                notes.add(withoutQuery(list) + " answered HTTP " + status + ", so the model's name was not checked.");
            }
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

    private static List<String> models(InputStream body) throws IOException {
        try (body) {
            String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            JsonNode data = JsonMapper.shared().readTree(text).path("data");
            List<String> models = new ArrayList<>();
            for (JsonNode entry : data) {
                if (entry.path("id").isString()) {
                    models.add(entry.path("id").stringValue());
                }
            }
            return models;
        }
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
     * @throws RunException when fewer are allowed
     */
    static void limitsAllow(int connections, int selfChecked) throws RunException {
        limitsAllow(
                connections,
                selfChecked,
                FileLimit.left() - SPARE_FILES,
                LocalPorts.limit().orElse(Long.MAX_VALUE));
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
                            + "); widen net.ipv4.ip_local_port_range or lower the concurrency");
        }
    }
}
