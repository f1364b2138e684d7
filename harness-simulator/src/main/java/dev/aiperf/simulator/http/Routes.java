package dev.aiperf.simulator.http;

import dev.aiperf.simulator.engine.EngineThread;
import dev.aiperf.simulator.truth.TruthLog;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Who answers what. All of it runs on the selector's thread, so nothing here may block. */
public final class Routes extends Handler.Abstract.NonBlocking {
    private static final String PROTECTED = "/v1/";

    private final ServerSettings settings;
    private final EngineThread engine;
    private final ServerMetrics metrics;
    private final Map<String, Request.Handler> routes;

    public Routes(ServerSettings settings, EngineThread engine, TruthLog truthLog) {
        this.settings = settings;
        this.engine = engine;
        this.metrics = new ServerMetrics(settings.models().get(0));
        InferenceHandler inference = new InferenceHandler(settings, engine, truthLog, metrics);
        TruthHandler truth = new TruthHandler(truthLog);
        this.routes = Map.of(
                "POST /v1/chat/completions", inference.of(Api.CHAT),
                "POST /v1/completions", inference.of(Api.COMPLETIONS),
                "GET /v1/models", this::models,
                "GET /metrics", this::metrics,
                "GET /health", this::health,
                "GET /version", this::version,
                "POST /reset_prefix_cache", this::resetPrefixCache,
                "GET /_truth", truth::tell,
                "DELETE /_truth", truth::clear);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        Request.Handler route = routes.get(request.getMethod() + " " + path);
        if (route == null) {
            notFound(request.getMethod(), path, response, callback);
            return true;
        }
        if (path.startsWith(PROTECTED) && !isAuthorized(request)) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            SmallAnswers.error(response, callback, 401, "invalid_api_key", "Incorrect or no API key provided.");
            return true;
        }
        return route.handle(request, response, callback);
    }

    private boolean isAuthorized(Request request) {
        return settings.apiKey()
                .map(key -> ("Bearer " + key).equals(request.getHeaders().get(HttpHeader.AUTHORIZATION)))
                .orElse(true);
    }

    private void notFound(String method, String path, Response response, Callback callback) {
        boolean otherMethod = routes.keySet().stream().anyMatch(route -> route.endsWith(" " + path));
        if (otherMethod) {
            SmallAnswers.error(response, callback, 405, "method_not_allowed", path + " takes no " + method);
        } else {
            SmallAnswers.error(response, callback, 404, "not_found", "there is nothing at " + path);
        }
    }

    private boolean models(Request request, Response response, Callback callback) {
        long created = Instant.now().getEpochSecond();
        String data = settings.models().stream()
                .map(name -> "{\"id\":" + Json.quoted(name) + ",\"object\":\"model\",\"created\":" + created
                        + ",\"owned_by\":\"simulator\",\"max_model_len\":" + settings.kvTokens() + "}")
                .collect(Collectors.joining(","));
        SmallAnswers.json(response, callback, 200, "{\"object\":\"list\",\"data\":[" + data + "]}");
        return true;
    }

    private boolean metrics(Request request, Response response, Callback callback) {
        String text = metrics.text(engine.load());
        SmallAnswers.send(response, callback, 200, "text/plain; version=0.0.4; charset=utf-8", text);
        return true;
    }

    private boolean health(Request request, Response response, Callback callback) {
        SmallAnswers.send(response, callback, 200, "text/plain", "");
        return true;
    }

    private boolean version(Request request, Response response, Callback callback) {
        String version = Routes.class.getPackage().getImplementationVersion();
        String known = version == null ? "development" : version;
        SmallAnswers.json(response, callback, 200, "{\"version\":" + Json.quoted("simulator-" + known) + "}");
        return true;
    }

    private boolean resetPrefixCache(Request request, Response response, Callback callback) {
        engine.resetPrefixCache();
        SmallAnswers.send(response, callback, 200, "text/plain", "");
        return true;
    }
}
