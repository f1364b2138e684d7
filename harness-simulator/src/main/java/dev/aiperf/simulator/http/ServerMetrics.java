package dev.aiperf.simulator.http;

import dev.aiperf.simulator.engine.EngineLoad;
import java.util.concurrent.atomic.LongAdder;

/** What {@code /metrics} tells, under the names that vLLM uses. Safe for use by many threads. */
final class ServerMetrics {
    private final String labels;
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder generationTokens = new LongAdder();
    private final LongAdder stopped = new LongAdder();
    private final LongAdder cutByLength = new LongAdder();
    private final LongAdder aborted = new LongAdder();
    private final Histogram timeToFirstToken = new Histogram(
            "vllm:time_to_first_token_seconds",
            "Histogram of time to first token in seconds.",
            0.001,
            0.005,
            0.01,
            0.02,
            0.04,
            0.06,
            0.08,
            0.1,
            0.25,
            0.5,
            0.75,
            1,
            2.5,
            5,
            7.5,
            10,
            20,
            40,
            80);
    private final Histogram requestLatency = new Histogram(
            "vllm:e2e_request_latency_seconds",
            "Histogram of e2e request latency in seconds.",
            0.3,
            0.5,
            0.8,
            1,
            1.5,
            2,
            2.5,
            5,
            10,
            15,
            20,
            30,
            40,
            50,
            60,
            120,
            240,
            480);
    private final Histogram tokenGap = new Histogram(
            "vllm:inter_token_latency_seconds",
            "Histogram of inter-token latency in seconds.",
            0.01,
            0.025,
            0.05,
            0.075,
            0.1,
            0.15,
            0.2,
            0.3,
            0.4,
            0.5,
            0.75,
            1,
            2.5,
            5,
            7.5,
            10,
            20,
            40,
            80);

    ServerMetrics(String model) {
        this.labels = "model_name=\"" + model.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    void firstToken(int prompt, double secondsSinceArrival) {
        promptTokens.add(prompt);
        generationTokens.increment();
        timeToFirstToken.record(secondsSinceArrival);
    }

    void nextToken(double secondsSinceLast) {
        generationTokens.increment();
        tokenGap.record(secondsSinceLast);
    }

    void finished(String reason, double secondsSinceArrival) {
        (reason.equals("length") ? cutByLength : stopped).increment();
        requestLatency.record(secondsSinceArrival);
    }

    void aborted() {
        aborted.increment();
    }

    String text(EngineLoad load) {
        StringBuilder out = new StringBuilder(8_192);
        gauge(out, "vllm:num_requests_running", "Number of requests in model execution batches.", load.running());
        gauge(out, "vllm:num_requests_waiting", "Number of requests waiting to be processed.", load.waiting());
        gauge(out, "vllm:kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", load.kvUsage());
        counter(out, "vllm:prompt_tokens", "Number of prefill tokens processed.", promptTokens.sum());
        counter(out, "vllm:generation_tokens", "Number of generation tokens processed.", generationTokens.sum());
        counter(out, "vllm:prefix_cache_queries", "Prefix cache queries, in tokens.", load.prefixQueries());
        counter(out, "vllm:prefix_cache_hits", "Prefix cache hits, in tokens.", load.prefixHits());
        out.append("# HELP vllm:request_success_total Count of successfully processed requests.\n");
        out.append("# TYPE vllm:request_success_total counter\n");
        success(out, "stop", stopped);
        success(out, "length", cutByLength);
        success(out, "abort", aborted);
        timeToFirstToken.write(labels, out);
        tokenGap.write(labels, out);
        requestLatency.write(labels, out);
        return out.toString();
    }

    private void gauge(StringBuilder out, String name, String help, double value) {
        sample(out, name, "gauge", help, value);
    }

    private void counter(StringBuilder out, String name, String help, long value) {
        sample(out, name + "_total", "counter", help, (double) value);
    }

    private void sample(StringBuilder out, String name, String type, String help, double value) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private void success(StringBuilder out, String reason, LongAdder count) {
        out.append("vllm:request_success_total{").append(labels).append(",finished_reason=\"");
        out.append(reason).append("\"} ").append(count.sum()).append(".0\n");
    }
}
