package dev.aiperf.report;

import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.RunResult;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A plan in the shape of AIPerf's configuration, without secrets.
 *
 * <p>AIPerf's own model refuses members that it doesn't know, so there are none: what its configuration can't say, such as
 * a run that goes on until two limits are reached, is said by the nearest that it can; our own words of it are elsewhere.
 */
final class InputConfigJson {

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonGenerator json;
    private final ProfilePlan plan;
    private final Redaction redaction;
    private final RunResult result;

    InputConfigJson(JsonGenerator json, CellReport report, Redaction redaction) {
        this.json = json;
        plan = report.plan();
        result = report.result();
        this.redaction = redaction;
    }

    /** Writes the configuration of the cell as an object. */
    void write() {
        TrafficPlan traffic = result.cell().traffic();
        json.writeStartObject();
        json.writeObjectPropertyStart("models");
        json.writeArrayPropertyStart("items");
        json.writeStartObject();
        json.writeStringProperty("name", plan.model());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        writeEndpoint(plan.endpoint());
        json.writeArrayPropertyStart("datasets");
        writeDataset(plan.dataset());
        json.writeEndArray();
        json.writeArrayPropertyStart("phases");
        plan.warmup()
                .ifPresent(warmup -> writePhase(
                        "warmup", warmup, result.warmup(), result.cell().warmup()));
        writePhase("profiling", result.cell().measurement(), Optional.of(result.measurement()), traffic);
        json.writeEndArray();
        json.writeObjectPropertyStart("artifacts");
        json.writeStringProperty("dir", plan.output().artifactDir().toString());
        json.writeEndObject();
        if (!plan.goodput().isEmpty()) {
            json.writeObjectPropertyStart("slos");
            for (GoodputBound slo : plan.goodput()) {
                JsonText.number(json, slo.metric(), slo.threshold());
            }
            json.writeEndObject();
        }
        json.writeObjectPropertyStart("tokenizer");
        json.writeStringProperty("name", plan.tokenizer().name().orElse(plan.model()));
        json.writeStringProperty("revision", plan.tokenizer().revision());
        json.writeEndObject();
        json.writeObjectPropertyStart("runtime");
        json.writeStringProperty("ui", plan.output().ui());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeEndpoint(EndpointPlan endpoint) {
        json.writeObjectPropertyStart("endpoint");
        json.writeArrayPropertyStart("urls");
        endpoint.targets().forEach(target -> json.writeString(redaction.target(target)));
        json.writeEndArray();
        json.writeStringProperty("type", endpoint.type());
        // AIPerf's model takes only paths that are there, and a grace period only beside a duration.
        endpoint.path()
                .filter(path -> path.startsWith("/"))
                .ifPresent(path -> json.writeStringProperty("path", redaction.text(path)));
        json.writeBooleanProperty("streaming", endpoint.streaming());
        json.writeStringProperty(
                "connection_reuse", inLowerCase(endpoint.network().reuse()));
        writeSeconds("timeout", endpoint.requestTimeout());
        if (!endpoint.headers().isEmpty()) {
            json.writeObjectPropertyStart("headers");
            endpoint.headers()
                    .entrySet()
                    .forEach(header -> json.writeStringProperty(header.getKey(), redaction.header(header)));
            json.writeEndObject();
        }
        if (!endpoint.extraInputs().isEmpty()) {
            json.writeName("extra");
            JsonText.members(json, endpoint.extraInputs(), redaction);
        }
        json.writeBooleanProperty("use_legacy_max_tokens", endpoint.legacyMaxTokens());
        json.writeBooleanProperty("use_server_token_count", endpoint.serverTokenCount());
        json.writeEndObject();
    }

    private void writeDataset(DatasetPlan dataset) {
        json.writeStartObject();
        json.writeStringProperty("name", "main");
        if (dataset instanceof DatasetPlan.Synthetic synthetic) {
            json.writeStringProperty("type", "synthetic");
            synthetic.entries().ifPresent(entries -> json.writeNumberProperty("entries", entries));
            json.writeObjectPropertyStart("prompts");
            writeLength("isl", synthetic.input());
            synthetic.output().ifPresent(output -> writeLength("osl", output));
            json.writeEndObject();
        } else if (dataset instanceof DatasetPlan.InputFile file) {
            json.writeStringProperty("type", "file");
            json.writeStringProperty("path", file.file().toString());
            file.type().ifPresent(type -> json.writeStringProperty("format", type));
            file.output().ifPresent(output -> writeLength("osl", output));
        }
        dataset.sampling().ifPresent(sampling -> json.writeStringProperty("sampling", inLowerCase(sampling)));
        json.writeEndObject();
    }

    private void writeLength(String name, LengthDistribution length) {
        json.writeObjectPropertyStart(name);
        JsonText.number(json, "mean", length.mean());
        JsonText.number(json, "stddev", length.stddev());
        json.writeEndObject();
    }

    private void writePhase(String kind, PhasePlan phase, Optional<PhaseSummary> summary, TrafficPlan traffic) {
        json.writeStartObject();
        json.writeStringProperty("name", kind);
        json.writeStringProperty("kind", kind);
        json.writeStringProperty("type", trafficType(traffic));
        if (kind.equals("warmup")) {
            json.writeBooleanProperty("exclude_from_results", true);
        }
        writeStop(phase.stop(), summary);
        if (hasDuration(phase.stop())) {
            phase.gracePeriod().ifPresent(grace -> writeSeconds("grace_period", grace));
        }
        if (traffic instanceof TrafficPlan.ClosedLoop closed) {
            writeCeiling("concurrency", "concurrency_ramp", Optional.of(closed.users()));
        } else if (traffic instanceof TrafficPlan.OpenLoop open) {
            writeRate(open.rate());
            writeArrivals(open.arrivals());
            writeCeiling("concurrency", "concurrency_ramp", open.ceiling());
        }
        if (traffic instanceof TrafficPlan.Replay replay) {
            plan.dataset().replay().ifPresent(this::writeReplay);
            writeCeiling("concurrency", "concurrency_ramp", replay.ceiling());
        }
        writeCeiling("prefill_concurrency", "prefill_ramp", traffic.prefill());
        json.writeEndObject();
    }

    private void writeReplay(ReplayPlan replay) {
        json.writeBooleanProperty("auto_offset", replay.firstAtOnce());
        replay.start().ifPresent(start -> json.writeNumberProperty("start_offset", start.toMillis()));
        replay.end().ifPresent(end -> json.writeNumberProperty("end_offset", end.toMillis()));
    }

    private void writeCeiling(String name, String rampName, Optional<Ceiling> ceiling) {
        if (ceiling.isPresent()) {
            json.writeNumberProperty(name, ceiling.get().limit());
            writeRamp(rampName, ceiling.get().ramp());
        }
    }

    private void writeRamp(String name, Optional<Ramp> ramp) {
        if (ramp.isPresent()) {
            json.writeObjectPropertyStart(name);
            writeSeconds("duration", ramp.get().duration());
            json.writeEndObject();
        }
    }

    private void writeRate(RateProfile rate) {
        writeRamp("rate_ramp", rate.ramp());
        if (rate.steadyRate().isPresent()) {
            JsonText.number(json, "rate", rate.steadyRate().getAsDouble());
            return;
        }
        json.writeObjectPropertyStart("rate_series");
        json.writeArrayPropertyStart("points");
        for (RatePoint point : rate.points()) {
            json.writeStartObject();
            JsonText.number(json, "time_s", point.seconds());
            JsonText.number(json, "qps", point.requestsPerSecond());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeArrivals(ArrivalPlan arrivals) {
        if (arrivals instanceof ArrivalPlan.Gamma gamma) {
            JsonText.number(json, "smoothness", gamma.smoothness());
        } else if (arrivals instanceof ArrivalPlan.Clients clients) {
            JsonText.number(json, "smoothness", clients.smoothness());
        }
    }

    private static boolean hasDuration(StopCondition stop) {
        return stop instanceof StopCondition.AtLeast
                || (stop instanceof StopCondition.FirstOf first
                        && first.duration().isPresent());
    }

    private void writeStop(StopCondition stop, Optional<PhaseSummary> summary) {
        if (stop instanceof StopCondition.FirstOf first) {
            first.requests().ifPresent(requests -> json.writeNumberProperty("requests", requests));
            first.duration().ifPresent(duration -> writeSeconds("duration", duration));
        } else if (stop instanceof StopCondition.AtLeast least) {
            writeSeconds("duration", least.duration());
        } else if (stop instanceof StopCondition.Sessions sessions) {
            json.writeNumberProperty("sessions", sessions.count());
            sessions.duration().ifPresent(duration -> writeSeconds("duration", duration));
        } else {
            summary.map(phase -> phase.validRequests() + phase.failedRequests())
                    .ifPresent(requests -> json.writeNumberProperty("requests", Math.max(1, requests)));
        }
    }

    private void writeSeconds(String name, Duration duration) {
        JsonText.number(json, name, duration.toNanos() / NANOS_PER_SECOND);
    }

    private static String trafficType(TrafficPlan traffic) {
        if (traffic instanceof TrafficPlan.OpenLoop open) {
            // AIPerf knows no population of clients; what is nearest to it are the gaps of one client.
            return open.arrivals() instanceof ArrivalPlan.Clients
                    ? "gamma"
                    : inLowerCase(open.arrivals().pattern());
        }
        return traffic instanceof TrafficPlan.Replay ? "fixed_schedule" : "concurrency";
    }

    private static String inLowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
