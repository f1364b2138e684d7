package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.LOAD_GENERATOR;
import static dev.aiperf.plan.settings.SettingGroup.WARMUP;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.RampShape;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When requests are sent, for how long, and what makes one good. */
public final class LoadSettings {

    /** More streams than one machine has ports for, so that a slip of the pen is answered before it runs. */
    public static final long MOST_CONCURRENCY = 1_000_000;

    private static final String AS_MEASURED = "as the measurement";

    /** More clients than a schedule needs to be one of many, and few enough to be held in memory. */
    private static final long MOST_CLIENTS = 100_000;

    /** More requests than a year of the fastest client. */
    private static final long MOST_REQUESTS = 1_000_000_000_000L;

    /** Requests in flight: of a closed loop, or the ceiling beside a rate. */
    public static final Setting<List<Long>> CONCURRENCY = Setting.named(
                    "concurrency", SettingType.wholeNumbers(1, MOST_CONCURRENCY))
            .defaultText("1; beside a rate no ceiling")
            .in(LOAD_GENERATOR, "Requests in flight; a list is a sweep, one cell a value; beside a rate, the ceiling.");

    static final DerivedSetting CONCURRENCY_START =
            range(ConcurrencyRangeRewriting.START, "1", "First point of a sweep over the concurrency.");

    static final DerivedSetting CONCURRENCY_END = range(
            ConcurrencyRangeRewriting.END, "", "Last point of a sweep over the concurrency; always one of its points.");

    static final DerivedSetting CONCURRENCY_STEP =
            range(ConcurrencyRangeRewriting.STEP, "1", "From one point of the sweep to the next.");

    /** The ceiling beside a rate, by a name that means nothing else. */
    public static final DerivedSetting MAX_CONCURRENCY = new DerivedSetting(
            CeilingRewriting.NAME,
            LOAD_GENERATOR,
            "N",
            SettingType.wholeNumber(1, MOST_CONCURRENCY).accepted(),
            "no ceiling",
            "The most requests in flight beside a rate.",
            new CeilingRewriting());

    /** Requests without a first token. */
    public static final Setting<Long> PREFILL_CONCURRENCY = Setting.named(
                    "prefill-concurrency", SettingType.wholeNumber(1, MOST_CONCURRENCY))
            .defaultText("no ceiling")
            .in(
                    LOAD_GENERATOR,
                    "The most requests that wait for their first token at once; alone, the concurrency is four times it.");

    /** How long the concurrency takes to be whole. */
    public static final Setting<Duration> CONCURRENCY_RAMP = ramp(
            "concurrency-ramp-duration", LOAD_GENERATOR, "none", "Let the concurrency grow from 1 over this time.");

    /** How long the prefill ceiling takes to be whole. */
    public static final Setting<Duration> PREFILL_RAMP = ramp(
            "prefill-concurrency-ramp-duration",
            LOAD_GENERATOR,
            "none",
            "Let the prefill ceiling grow from 1 over this time.");

    /** How long the rate takes to be whole. */
    public static final Setting<Duration> RATE_RAMP = ramp(
            "request-rate-ramp-duration",
            LOAD_GENERATOR,
            "none",
            "Let the request rate grow from nothing over this time.");

    /** How ramps grow. */
    public static final Setting<RampShape> RAMP_SHAPE = Setting.named("ramp-shape", SettingType.choice(rampShapes()))
            .defaultText("linear")
            .in(
                    LOAD_GENERATOR,
                    "How ramps grow: by the same amount (linear) or by the same factor (exponential) in equal times.");

    /** Arrivals a second. */
    public static final Setting<Double> REQUEST_RATE = Setting.named("request-rate", SettingType.aboveZero())
            .defaultText("none: a closed loop")
            .in(LOAD_GENERATOR, "Requests a second, sent by the clock whether or not earlier ones are answered.");

    /** Arrivals a second that change over time. */
    public static final Setting<String> REQUEST_RATE_SERIES = Setting.named(
                    "request-rate-series", SettingType.rateSeries())
            .defaultText("none")
            .in(
                    LOAD_GENERATOR,
                    "A JSON file of points in time and rates; the rate goes straight from one to the next.");

    /** How arrivals are spread. */
    public static final Setting<ArrivalPattern> ARRIVAL_PATTERN = Setting.named(
                    "arrival-pattern", SettingType.choice(patterns(), refusedPatterns()))
            .aliases("request-rate-mode")
            .defaultText("poisson")
            .in(LOAD_GENERATOR, "How arrivals are spread around the request rate.");

    /** How even gamma arrivals are. */
    public static final Setting<Double> ARRIVAL_SMOOTHNESS = Setting.named(
                    "arrival-smoothness", SettingType.aboveZero())
            .aliases("vllm-burstiness")
            .defaultText("0.5")
            .in(
                    LOAD_GENERATOR,
                    "The shape of gamma arrivals, or of each client's: 1 is poisson, less comes in bursts, more is more"
                            + " even; alone it means gamma.");

    /** How many clients a population has. */
    public static final Setting<Long> ARRIVAL_CLIENTS = Setting.named(
                    "arrival-clients", SettingType.wholeNumber(1, MOST_CLIENTS))
            .defaultText("100")
            .in(
                    LOAD_GENERATOR,
                    "How many clients send, each in bursts of its own; alone it means the pattern clients.");

    /** How unequal the clients of a population are. */
    public static final Setting<Double> ARRIVAL_CLIENT_SKEW = Setting.named(
                    "arrival-client-skew", SettingType.zeroOrMore())
            .defaultText("1.5")
            .in(LOAD_GENERATOR, "How unequal clients are: the i-th sends in proportion to i^-X; 0 makes all equal.");

    /** How the gaps between a client's requests are distributed. */
    public static final Setting<ClientGaps> ARRIVAL_CLIENT_GAPS = Setting.named(
                    "arrival-client-gaps", SettingType.choice(clientGaps()))
            .defaultText("gamma")
            .in(
                    LOAD_GENERATOR,
                    "The distribution of the gaps between a client's requests; its shape is --arrival-smoothness.");

    /** The number of requests that ends the measurement. */
    public static final Setting<Long> REQUEST_COUNT = Setting.named(
                    "request-count", SettingType.wholeNumber(1, MOST_REQUESTS))
            .aliases("num-requests")
            .defaultText(
                    "none; an input file is sent once; without any bound: 20 s and 10 requests (or 2 x concurrency)")
            .in(LOAD_GENERATOR, "End the measurement after this many requests.");

    /** The time that ends the measurement. */
    public static final Setting<Duration> DURATION = Setting.named(
                    "benchmark-duration", SettingType.duration(ChronoUnit.SECONDS))
            .aliases("duration")
            .defaultText("none")
            .in(LOAD_GENERATOR, "End the measurement after this time.");

    /** How long requests in flight are waited for. */
    public static final Setting<Optional<Duration>> GRACE_PERIOD = Setting.named(
                    "benchmark-grace-period", SettingType.gracePeriod())
            .defaultText("30s with a duration, else inf")
            .in(LOAD_GENERATOR, "How long requests in flight are waited for after the end of the measurement.");

    /** How many requests are dropped on purpose. */
    public static final Setting<Double> CANCELLATION_RATE = Setting.named(
                    "request-cancellation-rate", SettingType.percent())
            .defaultText("0")
            .in(
                    SettingGroup.REQUEST_CANCELLATION,
                    "Drop this percentage of requests on purpose, as users do who leave; the warm-up's are left alone.");

    /** How long after it was sent a request is dropped. */
    public static final Setting<Duration> CANCELLATION_DELAY = Setting.named(
                    "request-cancellation-delay", SettingType.durationOrZero(ChronoUnit.SECONDS))
            .defaultText("0")
            .in(
                    SettingGroup.REQUEST_CANCELLATION,
                    "How long after a request was sent it is dropped; one that is answered before counts as any other.");

    /** The number of requests that ends the warm-up. */
    public static final Setting<Long> WARMUP_REQUESTS = Setting.named(
                    "warmup-request-count", SettingType.wholeNumber(1, MOST_REQUESTS))
            .aliases("num-warmup-requests", "warmup-requests")
            .defaultText("none: no warm-up")
            .in(WARMUP, "Requests to send, and leave out of the results, before the measurement.");

    /** The time that ends the warm-up. */
    public static final Setting<Duration> WARMUP_DURATION = Setting.named(
                    "warmup-duration", SettingType.duration(ChronoUnit.SECONDS))
            .defaultText("none: no warm-up")
            .in(WARMUP, "Time to send, and leave out of the results, before the measurement.");

    /** Requests in flight of the warm-up. */
    public static final Setting<Long> WARMUP_CONCURRENCY = Setting.named(
                    "warmup-concurrency", SettingType.wholeNumber(1, MOST_CONCURRENCY))
            .defaultText(AS_MEASURED)
            .in(WARMUP, "Requests in flight during the warm-up; beside a rate, the ceiling.");

    /** Requests of the warm-up without a first token. */
    public static final Setting<Long> WARMUP_PREFILL_CONCURRENCY = Setting.named(
                    "warmup-prefill-concurrency", SettingType.wholeNumber(1, MOST_CONCURRENCY))
            .defaultText(AS_MEASURED)
            .in(WARMUP, "The most requests that wait for their first token at once during the warm-up.");

    /** Arrivals a second of the warm-up. */
    public static final Setting<Double> WARMUP_REQUEST_RATE = Setting.named(
                    "warmup-request-rate", SettingType.aboveZero())
            .defaultText(AS_MEASURED)
            .in(WARMUP, "Requests a second during the warm-up.");

    /** How arrivals of the warm-up are spread. */
    public static final Setting<ArrivalPattern> WARMUP_ARRIVAL_PATTERN = Setting.named(
                    "warmup-arrival-pattern", SettingType.choice(patterns(), refusedPatterns()))
            .defaultText(AS_MEASURED)
            .in(WARMUP, "How arrivals are spread around the request rate during the warm-up.");

    /** How long the concurrency of the warm-up takes to be whole. */
    public static final Setting<Duration> WARMUP_CONCURRENCY_RAMP = ramp(
            "warmup-concurrency-ramp-duration",
            WARMUP,
            AS_MEASURED,
            "Let the concurrency of the warm-up grow from 1 over this time.");

    /** How long the prefill ceiling of the warm-up takes to be whole. */
    public static final Setting<Duration> WARMUP_PREFILL_RAMP = ramp(
            "warmup-prefill-concurrency-ramp-duration",
            WARMUP,
            AS_MEASURED,
            "Let the prefill ceiling of the warm-up grow from 1 over this time.");

    /** How long the rate of the warm-up takes to be whole. */
    public static final Setting<Duration> WARMUP_RATE_RAMP = ramp(
            "warmup-request-rate-ramp-duration",
            WARMUP,
            AS_MEASURED,
            "Let the request rate of the warm-up grow from nothing over this time.");

    /** How long warm-up requests in flight are waited for. */
    public static final Setting<Optional<Duration>> WARMUP_GRACE_PERIOD = Setting.named(
                    "warmup-grace-period", SettingType.gracePeriod())
            .defaultText("inf")
            .in(WARMUP, "How long requests in flight are waited for after the end of the warm-up.");

    /** The bounds that make a request good. */
    public static final Setting<Map<String, Double>> GOODPUT = Setting.named("goodput", SettingType.bounds())
            .in(
                    SettingGroup.GOODPUT,
                    "What a request must keep to count as good: \"metric:bound …\", each in the metric's display unit.");

    static final DerivedSetting GOODPUT_TTFT = bound(GoodputRewriting.TTFT, "time to first token");

    static final DerivedSetting GOODPUT_ITL = bound(GoodputRewriting.ITL, "inter-token latency");

    static final DerivedSetting GOODPUT_REQUEST_LATENCY = bound(GoodputRewriting.REQUEST_LATENCY, "request latency");

    private LoadSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(
                GOODPUT,
                GOODPUT_TTFT,
                GOODPUT_ITL,
                GOODPUT_REQUEST_LATENCY,
                CONCURRENCY,
                CONCURRENCY_START,
                CONCURRENCY_END,
                CONCURRENCY_STEP,
                MAX_CONCURRENCY,
                PREFILL_CONCURRENCY,
                CONCURRENCY_RAMP,
                PREFILL_RAMP,
                RATE_RAMP,
                RAMP_SHAPE,
                REQUEST_RATE,
                REQUEST_RATE_SERIES,
                ARRIVAL_PATTERN,
                ARRIVAL_SMOOTHNESS,
                ARRIVAL_CLIENTS,
                ARRIVAL_CLIENT_SKEW,
                ARRIVAL_CLIENT_GAPS,
                REQUEST_COUNT,
                DURATION,
                GRACE_PERIOD,
                CANCELLATION_RATE,
                CANCELLATION_DELAY,
                WARMUP_REQUESTS,
                WARMUP_DURATION,
                WARMUP_CONCURRENCY,
                WARMUP_PREFILL_CONCURRENCY,
                WARMUP_REQUEST_RATE,
                WARMUP_ARRIVAL_PATTERN,
                WARMUP_CONCURRENCY_RAMP,
                WARMUP_PREFILL_RAMP,
                WARMUP_RATE_RAMP,
                WARMUP_GRACE_PERIOD);
    }

    private static DerivedSetting range(String name, String defaultText, String help) {
        return new DerivedSetting(
                name,
                LOAD_GENERATOR,
                "N",
                SettingType.wholeNumber(1, MOST_CONCURRENCY).accepted(),
                defaultText,
                help,
                new ConcurrencyRangeRewriting());
    }

    private static Setting<Duration> ramp(String name, SettingGroup group, String defaultText, String help) {
        return Setting.named(name, SettingType.duration(ChronoUnit.SECONDS))
                .defaultText(defaultText)
                .in(group, help);
    }

    private static Map<String, RampShape> rampShapes() {
        Map<String, RampShape> names = new LinkedHashMap<>();
        names.put("linear", RampShape.LINEAR);
        names.put("exponential", RampShape.EXPONENTIAL);
        return names;
    }

    private static DerivedSetting bound(String name, String metric) {
        return new DerivedSetting(
                name,
                SettingGroup.GOODPUT,
                "TIME",
                SettingType.duration(ChronoUnit.MILLIS).accepted(),
                "",
                "A goodput bound on the " + metric + "; a bare number means milliseconds.",
                new GoodputRewriting());
    }

    private static Map<String, ArrivalPattern> patterns() {
        Map<String, ArrivalPattern> names = new LinkedHashMap<>();
        names.put("constant", ArrivalPattern.CONSTANT);
        names.put("poisson", ArrivalPattern.POISSON);
        names.put("gamma", ArrivalPattern.GAMMA);
        names.put("clients", ArrivalPattern.CLIENTS);
        return names;
    }

    private static Map<String, ClientGaps> clientGaps() {
        Map<String, ClientGaps> names = new LinkedHashMap<>();
        names.put("gamma", ClientGaps.GAMMA);
        names.put("weibull", ClientGaps.WEIBULL);
        return names;
    }

    private static Map<String, String> refusedPatterns() {
        return Map.of("concurrency-burst", "is what a run without a request rate does; leave the pattern away");
    }
}
