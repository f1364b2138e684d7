package dev.aiperf.processor.plan;

import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Which setting each attribute of an annotation is. What takes more than a name is in {@link AnnotationSettings}. */
final class AttributeTable {

    /**
     * An attribute and its setting.
     *
     * @param annotation the simple name of the annotation
     * @param attribute the attribute
     * @param setting a name of the settings catalogue
     */
    record Row(String annotation, String attribute, String setting) {

        /** Returns what to write to give the setting. */
        String example() {
            boolean isFlag = Settings.find(setting).orElseThrow().entry().isFlag();
            String value = isFlag ? "true" : "…";
            return "@" + annotation + "(" + (attribute.equals("value") ? value : attribute + " = " + value) + ")";
        }
    }

    static final List<Row> ROWS = List.of(
            new Row("Endpoint", "url", "url"),
            new Row("Endpoint", "model", "model"),
            new Row("Endpoint", "type", "endpoint-type"),
            new Row("Endpoint", "streaming", "streaming"),
            new Row("Endpoint", "path", "endpoint"),
            new Row("Endpoint", "apiKey", "api-key"),
            new Row("Endpoint", "headers", "header"),
            new Row("Endpoint", "extraInputs", "extra-inputs"),
            new Row("Endpoint", "requestTimeout", "request-timeout-seconds"),
            new Row("Endpoint", "serverTokenCount", "use-server-token-count"),
            new Row("Endpoint", "legacyMaxTokens", "use-legacy-max-tokens"),
            new Row("Endpoint", "modelCheck", "model-check"),
            new Row("Endpoint", "transport", "transport"),
            new Row("Tokenizer", "value", "tokenizer"),
            new Row("Tokenizer", "revision", "tokenizer-revision"),
            new Row("Tokenizer", "strict", "tokenizer-strict"),
            new Row("SyntheticDataset", "inputTokensMean", "isl"),
            new Row("SyntheticDataset", "inputTokensStddev", "isl-stddev"),
            new Row("SyntheticDataset", "outputTokensMean", "osl"),
            new Row("SyntheticDataset", "outputTokensStddev", "osl-stddev"),
            new Row("SyntheticDataset", "entries", "num-dataset-entries"),
            new Row("SyntheticDataset", "sampling", "dataset-sampling-strategy"),
            new Row("SyntheticDataset", "samePrompts", "same-prompts"),
            new Row("InputFile", "value", "input-file"),
            new Row("InputFile", "type", "custom-dataset-type"),
            new Row("InputFile", "sampling", "dataset-sampling-strategy"),
            new Row("InputFile", "outputTokensMean", "osl"),
            new Row("InputFile", "outputTokensStddev", "osl-stddev"),
            new Row("Conversation", "sessions", "conversation-num"),
            new Row("Conversation", "turnsMean", "conversation-turn-mean"),
            new Row("Conversation", "turnsStddev", "conversation-turn-stddev"),
            new Row("Conversation", "thinkTimeMean", "conversation-turn-delay-mean"),
            new Row("Conversation", "thinkTimeStddev", "conversation-turn-delay-stddev"),
            new Row("Conversation", "thinkTimeRatio", "conversation-turn-delay-ratio"),
            new Row("Concurrency", "value", "concurrency"),
            new Row("ConcurrencyRange", "start", "concurrency-start"),
            new Row("ConcurrencyRange", "end", "concurrency-end"),
            new Row("ConcurrencyRange", "step", "concurrency-step"),
            new Row("RequestRate", "value", "request-rate"),
            new Row("RequestRate", "arrivals", "arrival-pattern"),
            new Row("RequestRate", "series", "request-rate-series"),
            new Row("RequestRate", "smoothness", "arrival-smoothness"),
            new Row("RequestRate", "clients", "arrival-clients"),
            new Row("RequestRate", "clientSkew", "arrival-client-skew"),
            new Row("RequestRate", "clientGaps", "arrival-client-gaps"),
            new Row("RequestRate", "maxConcurrency", "max-concurrency"),
            new Row("TraceReplay", "startOffset", "fixed-schedule-start-offset"),
            new Row("TraceReplay", "endOffset", "fixed-schedule-end-offset"),
            new Row("TraceReplay", "autoOffset", "fixed-schedule-auto-offset"),
            new Row("TraceReplay", "speedUp", "synthesis-speedup-ratio"),
            new Row("TraceReplay", "maxConcurrency", "max-concurrency"),
            new Row("PrefillConcurrency", "value", "prefill-concurrency"),
            new Row("Ramp", "concurrency", "concurrency-ramp-duration"),
            new Row("Ramp", "rate", "request-rate-ramp-duration"),
            new Row("Ramp", "prefillConcurrency", "prefill-concurrency-ramp-duration"),
            new Row("Ramp", "shape", "ramp-shape"),
            new Row("Warmup", "requests", "warmup-request-count"),
            new Row("Warmup", "duration", "warmup-duration"),
            new Row("Warmup", "concurrency", "warmup-concurrency"),
            new Row("Warmup", "prefillConcurrency", "warmup-prefill-concurrency"),
            new Row("Warmup", "requestRate", "warmup-request-rate"),
            new Row("Warmup", "arrivals", "warmup-arrival-pattern"),
            new Row("Warmup", "concurrencyRamp", "warmup-concurrency-ramp-duration"),
            new Row("Warmup", "prefillConcurrencyRamp", "warmup-prefill-concurrency-ramp-duration"),
            new Row("Warmup", "requestRateRamp", "warmup-request-rate-ramp-duration"),
            new Row("Warmup", "grace", "warmup-grace-period"),
            new Row("Measurement", "requests", "request-count"),
            new Row("Measurement", "duration", "benchmark-duration"),
            new Row("Measurement", "grace", "benchmark-grace-period"),
            new Row("Fork", "value", "num-profile-runs"),
            new Row("Fork", "jvm", "fork-jvm"),
            new Row("Fork", "jvmArgs", "fork-jvm-args"),
            new Row("Fork", "cooldown", "profile-run-cooldown-seconds"),
            new Row("Fork", "setupTimeout", "setup-timeout"),
            new Row("Confidence", "level", "confidence-level"),
            new Row("Confidence", "relativeHalfWidth", "confidence-half-width"),
            new Row("Confidence", "maxForks", "max-runs"),
            new Row("Goodput", "ttft", "goodput-ttft"),
            new Row("Goodput", "itl", "goodput-itl"),
            new Row("Goodput", "requestLatency", "goodput-request-latency"),
            new Row("Goodput", "bounds", "goodput"),
            new Row("Goodput", "minimum", "goodput-minimum"));

    private AttributeTable() {}

    /** Returns the setting of an attribute, if it is in the table. */
    static Optional<String> settingOf(String annotation, String attribute) {
        return ROWS.stream()
                .filter(row ->
                        row.annotation().equals(annotation) && row.attribute().equals(attribute))
                .map(Row::setting)
                .findFirst();
    }

    /** Returns what to write to give a setting. */
    static String example(CatalogueEntry entry) {
        if (entry == ReplaySettings.SCHEDULE) {
            return "@TraceReplay";
        }
        return ROWS.stream()
                .filter(row -> Settings.find(row.setting())
                        .filter(found -> found.entry() == entry)
                        .isPresent())
                .map(Row::example)
                .findFirst()
                .orElseGet(() -> "@Setting(name = \"" + entry.name() + "\", value = …)");
    }
}
