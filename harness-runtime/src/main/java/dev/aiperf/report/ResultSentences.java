package dev.aiperf.report;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is to be said of a cell's result in sentences. */
final class ResultSentences {

    private static final double P99 = 99;

    private final CellReport report;
    private final RunResult result;
    private final PhaseSummary summary;

    /** How a sentence is meant. */
    enum Tone {
        PLAIN,
        GOOD,
        DOUBTFUL,
        BAD
    }

    /** One sentence. */
    record Line(Tone tone, String text) {

        String painted(int width, Paint paint) {
            String lines = WordWrap.indented(text, width, "  ");
            return switch (tone) {
                case PLAIN -> lines;
                case GOOD -> paint.good(lines);
                case DOUBTFUL -> paint.doubtful(lines);
                case BAD -> paint.bad(lines);
            };
        }
    }

    ResultSentences(CellReport report) {
        this.report = report;
        result = report.result();
        summary = result.measurement();
    }

    /** Returns what comes first: whether the run worked, whether its numbers can be trusted, and the goodput. */
    List<Line> verdict() {
        List<Line> lines = new ArrayList<>();
        lines.add(requests());
        ClientHealth.Verdict client = result.health().verdict();
        if (client == ClientHealth.Verdict.INVALID) {
            lines.add(new Line(
                    Tone.BAD, "The client shaped these numbers: they say more about it than about the server."));
        } else if (client == ClientHealth.Verdict.STRAINED) {
            lines.add(new Line(Tone.DOUBTFUL, "The client was near its limits; small differences mean nothing."));
        }
        if (!report.plan().goodput().isEmpty()) {
            lines.add(goodput());
        }
        return lines;
    }

    private Line requests() {
        long valid = summary.validRequests();
        long failed = summary.failedRequests();
        String interrupted = result.interrupted() ? "Interrupted, partial results: " : "";
        if (valid == 0) {
            String what = failed == 0 ? "no request was finished." : "no valid request, " + failed(failed) + ".";
            return new Line(Tone.BAD, sentence(interrupted + what));
        }
        String all = interrupted + Text.format("%,d of %s valid", valid, Text.count(valid + failed, "request"));
        if (failed > 0) {
            return new Line(Tone.DOUBTFUL, sentence(all + ", " + failed(failed) + "."));
        }
        return new Line(result.interrupted() ? Tone.DOUBTFUL : Tone.GOOD, sentence(all + "."));
    }

    private String failed(long failed) {
        String text = Text.format("%,d failed", failed);
        List<String> dropped = new ArrayList<>();
        if (summary.overdueRequests() > 0) {
            dropped.add(Text.format("%,d of them still unanswered at the end", summary.overdueRequests()));
        }
        if (summary.cancelledRequests() > 0) {
            dropped.add(Text.format("%,d of them dropped by the interrupt", summary.cancelledRequests()));
        }
        return dropped.isEmpty() ? text : text + " (" + String.join(", ", dropped) + ")";
    }

    private Line goodput() {
        List<String> bounds = report.plan().goodput().stream().map(this::bound).toList();
        String slo = "(" + String.join(", ", bounds) + ")";
        Optional<MetricResult> good = summary.result("good_request_count");
        long all = summary.judgedRequests();
        if (good.isEmpty() || all == 0) {
            return new Line(Tone.BAD, "No request could be judged by the SLO " + slo + ".");
        }
        String share = Text.percent(Math.round(good.get().value()), all);
        String rate = summary.result("goodput")
                .map(goodput -> ": a goodput of " + Text.decimal(goodput.value()) + " "
                        + goodput.metric().unit())
                .orElse("");
        return new Line(Tone.PLAIN, share + " of requests meet the SLO " + slo + rate + ".");
    }

    private String bound(GoodputBound slo) {
        Optional<MetricInfo> metric = summary.result(slo.metric()).map(MetricResult::metric);
        boolean larger = metric.map(MetricInfo::largerIsBetter).orElse(false);
        return metric.map(MetricInfo::header).orElse(slo.metric())
                + (larger ? " ≥ " : " ≤ ")
                + Text.plain(slo.threshold())
                + metric.map(info -> " " + info.unit()).orElse("");
    }

    /** Returns what stands below the tables: how to read them. */
    List<Line> explanations() {
        List<Line> lines = new ArrayList<>();
        if (report.ttft().count() > 0) {
            lines.add(new Line(Tone.PLAIN, ttft()));
        }
        summary.result("benchmark_duration")
                .ifPresent(duration -> lines.add(new Line(
                        Tone.PLAIN,
                        Text.format(
                                "Throughputs are over %s %s, from the first request's start to the last valid answer's"
                                        + " end, the drain after the end of sending included.",
                                Text.decimal(duration.value()),
                                duration.metric().unit()))));
        result.noiseFloor().ifPresent(floor -> lines.add(new Line(Tone.PLAIN, noise(floor))));
        lines.add(client());
        return lines;
    }

    private String ttft() {
        TtftRating.Shares shares = report.ttft();
        long count = shares.count();
        String rating = summary.result(TtftRating.TAG)
                .flatMap(MetricResult::distribution)
                .map(ResultSentences::median)
                .filter(median -> !Double.isNaN(median))
                .map(median -> TtftRating.word(median) + " at the median; ")
                .orElse("");
        return Text.format(
                "Time to first token: %s%s excellent (under 500 ms), %s acceptable (to 2 s), %s slow (to 3 s),"
                        + " %s above 3 s, where users leave.",
                rating,
                Text.percent(shares.excellent(), count),
                Text.percent(shares.acceptable(), count),
                Text.percent(shares.slow(), count),
                Text.percent(shares.usersLeave(), count));
    }

    private static double median(Distribution distribution) {
        return distribution.percentiles().getOrDefault(50.0, Double.NaN);
    }

    private static String noise(NoiseFloor floor) {
        String gaps = floor.gaps() == 0
                ? ""
                : "gaps " + quantiles(floor.gaps(), floor.gapP50Nanos(), floor.gapP99Nanos()) + "; ";
        return Text.format(
                "Noise floor of the client (p50, p99 of %s to a loopback probe): first token %s; %ssend lateness %s.%s",
                Text.count(floor.requests(), "request"),
                quantiles(floor.requests(), floor.firstTokenP50Nanos(), floor.firstTokenP99Nanos()),
                gaps,
                quantiles(floor.requests(), floor.latenessP50Nanos(), floor.latenessP99Nanos()),
                SampleSize.carries(P99, floor.requests())
                        ? ""
                        : " " + MetricTable.footnote(new TreeSet<>(Set.of(P99))));
    }

    private static String quantiles(long count, long p50Nanos, long p99Nanos) {
        return Text.nanos(p50Nanos) + ", " + p99(count, p99Nanos);
    }

    private static String p99(long count, long nanos) {
        return (SampleSize.carries(P99, count) ? "" : MetricTable.UNCARRIED) + Text.nanos(nanos);
    }

    private Line client() {
        ClientHealth health = result.health();
        StringBuilder text = new StringBuilder("Client: ");
        Tone tone = Tone.PLAIN;
        switch (health.verdict()) {
            case HEALTHY -> text.append("healthy");
            case STRAINED -> {
                text.append("strained");
                tone = Tone.DOUBTFUL;
            }
            case INVALID -> {
                text.append("invalid");
                tone = Tone.BAD;
            }
            case NOT_KNOWN -> {
                return new Line(Tone.DOUBTFUL, "Client: not known (" + String.join("; ", health.reasons()) + ").");
            }
        }
        if (!health.reasons().isEmpty()) {
            text.append(" (").append(String.join("; ", health.reasons())).append(')');
        }
        text.append(Text.format(
                "; %.2f of %s, %s (longest %s)",
                health.sending().cpuCores(),
                Text.count(health.usage().availableCores(), "core"),
                Text.count(health.usage().gcPauses(), "GC pause"),
                Text.nanos(health.usage().longestGcPause().toNanos())));
        if (health.sending().requests() > 0) {
            text.append(Text.format(
                    ", sent late by %s at p50 and %s at p99",
                    Text.nanos(health.sending().latenessP50Nanos()),
                    p99(health.sending().requests(), health.sending().latenessP99Nanos())));
        }
        EventLoopDelay loop = health.usage().eventLoop();
        if (loop.samples() > 0) {
            text.append(Text.format(
                    ", event loops late by %s at p50 and %s at most",
                    Text.nanos(loop.p50Nanos()), Text.nanos(loop.longestNanos())));
        }
        if (2 * health.usage().files().peak() > health.usage().files().limit()) {
            text.append(Text.format(
                    ", %,d of %,d files open",
                    health.usage().files().peak(), health.usage().files().limit()));
        }
        if (2 * health.usage().ports().peak() > health.usage().ports().limit()) {
            text.append(Text.format(
                    ", %,d of %,d ports to the server in use",
                    health.usage().ports().peak(), health.usage().ports().limit()));
        }
        if (health.sending().heldAtCeiling() > 0) {
            text.append(", ")
                    .append(Text.count(health.sending().heldAtCeiling(), "arrival"))
                    .append(" held at the ceiling");
        }
        text.append('.');
        if (health.pauses().requests() > 0) {
            text.append(Text.format(
                    " %,d of %s overlapped a pause of the client of 20 ms or more.",
                    health.pauses().requests(),
                    Text.count(summary.validRequests() + summary.failedRequests(), "request")));
        }
        return new Line(tone, text.toString());
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
