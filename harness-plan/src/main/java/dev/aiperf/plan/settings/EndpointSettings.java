package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.ENDPOINT;
import static dev.aiperf.plan.settings.SettingGroup.INPUT;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Where requests go and how they look. */
public final class EndpointSettings {

    /** The model asked for in each request. */
    public static final Setting<String> MODEL = Setting.named("model", SettingType.text("NAME", "the name of a model"))
            .aliases("model-names")
            .shortName("m")
            .in(ENDPOINT, "The model to ask for in each request. Required.");

    /** Base URLs, as written. */
    public static final Setting<List<String>> URL = Setting.named(
                    "url", SettingType.urls("URL", "a URL such as http://localhost:8000, or simulator:"))
            .shortName("u")
            .defaultText("http://localhost:8000")
            .in(
                    ENDPOINT,
                    "Where requests go; without a scheme http:// is meant; simulator: starts the built-in simulator.");

    /** What replaces the path of the API. */
    public static final Setting<String> PATH = Setting.named(
                    "endpoint", SettingType.textOrNone("PATH", "a path such as /v1/chat/completions, or empty"))
            .aliases("custom-endpoint")
            .defaultText("the path of the endpoint type")
            .in(ENDPOINT, "Replaces the path that the endpoint type appends to the URL; an empty one appends nothing.");

    /** The name of the API, checked against the types on hand where the plan is built. */
    public static final Setting<String> TYPE = Setting.named(
                    "endpoint-type", SettingType.text("TYPE", "an endpoint type such as chat"))
            .defaultText("chat")
            .in(ENDPOINT, "The API to speak; aiperf plugins lists the types.");

    /** Whether answers come as events. */
    public static final Setting<Boolean> STREAMING = Setting.named("streaming", SettingType.flag())
            .defaultText("off; on where a goodput bound needs it")
            .in(ENDPOINT, "Ask for each answer as a stream of events, so that the first token's time can be told.");

    /** The time after which a request is given up. */
    public static final Setting<Duration> REQUEST_TIMEOUT = Setting.named(
                    "request-timeout-seconds", SettingType.duration(ChronoUnit.SECONDS))
            .defaultText("6h")
            .in(ENDPOINT, "Give a request up after this time from connecting to its last byte.");

    static final DerivedSetting REQUEST_TIMEOUT_MILLIS = new DerivedSetting(
            TimeoutMillisRewriting.NAME,
            ENDPOINT,
            "TIME",
            SettingType.duration(ChronoUnit.MILLIS).accepted(),
            "",
            "The same as --request-timeout-seconds, with bare numbers in milliseconds.",
            new TimeoutMillisRewriting());

    /** The key, or where it is. */
    public static final Setting<String> API_KEY = Setting.named(
                    "api-key", SettingType.text("KEY", "VALUE, env:NAME or file:PATH"))
            .secret()
            .defaultText("OPENAI_API_KEY of the environment for https://*.openai.com, else none")
            .in(
                    ENDPOINT,
                    "The key sent as bearer token: itself, or env:NAME or file:PATH. It is never shown or stored.");

    /** Whether lengths are asked for as {@code max_tokens}. */
    public static final Setting<Boolean> LEGACY_MAX_TOKENS = Setting.named("use-legacy-max-tokens", SettingType.flag())
            .defaultText("off")
            .in(ENDPOINT, "Ask for an output length as max_tokens instead of max_completion_tokens.");

    /** Whether token counts are those of the server. */
    public static final Setting<Boolean> SERVER_TOKEN_COUNT = Setting.named(
                    "use-server-token-count", SettingType.flag())
            .defaultText("off")
            .in(ENDPOINT, "Take token counts from the server's usage instead of counting here.");

    /** Further members of each body. */
    public static final Setting<Map<String, Object>> EXTRA_INPUTS = Setting.named("extra-inputs", SettingType.inputs())
            .in(
                    INPUT,
                    "Further members of each request body: key:value pairs, or a JSON object. May be given several times.");

    /** Further headers. */
    public static final Setting<Map<String, String>> HEADERS = Setting.named("header", SettingType.headers())
            .shortName("H")
            .in(INPUT, "A further header of each request, as \"Name: value\". May be given several times.");

    /** Whether the server's list of models is asked before any load. */
    public static final Setting<Boolean> MODEL_CHECK = Setting.named("model-check", SettingType.flag())
            .defaultText("on")
            .in(
                    ENDPOINT,
                    "Refuse a model that isn't among those the server lists; turn it off for a name that the server takes"
                            + " but doesn't list, such as an alias.");

    private EndpointSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(
                MODEL,
                URL,
                PATH,
                TYPE,
                STREAMING,
                REQUEST_TIMEOUT,
                REQUEST_TIMEOUT_MILLIS,
                API_KEY,
                LEGACY_MAX_TOKENS,
                SERVER_TOKEN_COUNT,
                EXTRA_INPUTS,
                HEADERS,
                MODEL_CHECK);
    }
}
