package dev.aiperf.report;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.SessionsPlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first lines of a run: what will be sent, where to, how, and for how long. */
public final class PlanIntroduction {

    private static final int MOST_CELLS = 12;

    private PlanIntroduction() {}

    /** Returns the lines, the plan's notes last. */
    public static List<String> lines(ProfilePlan plan) {
        Redaction redaction = new Redaction(plan.endpoint());
        List<String> lines = new ArrayList<>();
        lines.add("Target: " + target(plan, redaction));
        lines.add("Data:   " + data(plan.dataset()));
        lines.add("Load:   " + load(plan));
        lines.add("Length: " + length(plan));
        lines.add("Seed:   " + plan.seed().value());
        plan.notes().forEach(note -> lines.add("Note:   " + Text.oneLine(redaction.text(note))));
        return lines;
    }

    private static String target(ProfilePlan plan, Redaction redaction) {
        EndpointPlan endpoint = plan.endpoint();
        String targets = endpoint.targets().stream().map(redaction::target).collect(Collectors.joining(", "));
        return plan.model() + " at " + targets + ", " + endpoint.type() + ", "
                + (endpoint.streaming() ? "streaming" : "whole answers");
    }

    private static String data(DatasetPlan dataset) {
        String order = dataset.sampling().map(PlanIntroduction::order).orElse("");
        if (dataset instanceof DatasetPlan.Synthetic synthetic) {
            String prompts = synthetic.entries().isPresent()
                    ? Text.count(synthetic.entries().getAsLong(), "synthetic prompt")
                    : "synthetic prompts, a fresh one for each request,";
            return prompts + " of " + tokens(synthetic.input()) + answers(synthetic.output())
                    + synthetic.sessions().map(PlanIntroduction::sessions).orElse("") + order;
        }
        if (dataset instanceof DatasetPlan.Provided provided) {
            return "given by " + provided.className();
        }
        DatasetPlan.InputFile file = (DatasetPlan.InputFile) dataset;
        return file.file()
                + file.replay().map(PlanIntroduction::window).orElse("")
                + file.type().map(type -> " (" + type + ")").orElse("")
                + answers(file.output())
                + order;
    }

    private static String sessions(SessionsPlan plan) {
        return ", sessions of " + distribution(plan.turns()) + (plan.turns().mean() == 1 ? " turn" : " turns")
                + (plan.thinkMillis().mean() == 0 && plan.thinkMillis().stddev() == 0
                        ? ""
                        : " with " + distribution(plan.thinkMillis()) + " ms to think between them");
    }

    private static String distribution(LengthDistribution of) {
        return Text.plain(of.mean()) + (of.stddev() == 0 ? "" : " ± " + Text.plain(of.stddev()));
    }

    private static String window(ReplayPlan replay) {
        String from =
                replay.start().map(start -> ", from " + Text.duration(start)).orElse("");
        String to = replay.end().map(end -> ", up to " + Text.duration(end)).orElse("");
        return from + to + (replay.speedUp() == 1 ? "" : ", " + Text.plain(replay.speedUp()) + " times as fast");
    }

    private static String answers(Optional<LengthDistribution> output) {
        return output.map(length -> ", answers of " + tokens(length)).orElse("");
    }

    private static String tokens(LengthDistribution length) {
        String spread = length.stddev() == 0 ? "" : " ± " + Text.plain(length.stddev());
        return Text.plain(length.mean()) + spread + (length.mean() == 1 && spread.isEmpty() ? " token" : " tokens");
    }

    private static String order(SamplingStrategy sampling) {
        return switch (sampling) {
            case SEQUENTIAL -> ", in their order";
            case RANDOM -> ", drawn at random";
            case SHUFFLE -> ", shuffled";
        };
    }

    private static String load(ProfilePlan plan) {
        List<Cell> cells = plan.cells();
        if (!plan.isSweep()) {
            return TrafficText.load(cells.get(0).traffic()) + (plan.runs().areSeveral() ? ", " + runs(plan) : "");
        }
        SweepParameters parameters = new SweepParameters(cells);
        Optional<String> axis = parameters.axis(cells);
        String values = cells.stream()
                .limit(MOST_CELLS)
                .map(cell -> axis.map(name -> value(parameters, cell)).orElse(cell.name()))
                .collect(Collectors.joining(", "));
        return TrafficText.kind(cells.get(0).traffic()) + "; " + Text.count(cells.size(), "cell") + " of "
                + axis.map(name -> name.replace('_', ' ') + " ").orElse("")
                + values
                + (cells.size() > MOST_CELLS ? ", …" : "")
                + ", " + runs(plan) + " each";
    }

    private static String runs(ProfilePlan plan) {
        RunsPlan runs = plan.runs();
        String count = runs.count() == 1 ? "one run" : Text.count(runs.count(), "run");
        return runs.most() > runs.count() ? count + " or more, up to " + runs.most() + "," : count;
    }

    private static String value(SweepParameters parameters, Cell cell) {
        return SweepParameters.text(parameters.of(cell).values().iterator().next());
    }

    private static String length(ProfilePlan plan) {
        String warmup = plan.warmup()
                .map(phase -> stop(phase) + " to warm up" + warmupLoad(plan.cells()) + ", then ")
                .orElse("");
        String cells = plan.isSweep() ? " a cell" : "";
        return warmup + measurement(plan) + cells + cancelled(plan) + "; in all " + time(plan);
    }

    private static String time(ProfilePlan plan) {
        TimeRange range = TimeRange.of(plan);
        boolean replayed = plan.cells().stream().allMatch(cell -> cell.traffic() instanceof TrafficPlan.Replay);
        return replayed && range.isOpen() ? "as long as the trace and its last answers take" : range.words();
    }

    private static String cancelled(ProfilePlan plan) {
        return plan.cells()
                .get(0)
                .measurement()
                .cancellation()
                .map(it -> ", of which " + Text.plain(it.percent()) + " % are dropped on purpose "
                        + (it.delay().isZero()
                                ? "as soon as they are sent"
                                : Text.duration(it.delay()) + " after they were sent"))
                .orElse("");
    }

    /** Returns the load of the warm-up, where it has one of its own that all cells share. */
    private static String warmupLoad(List<Cell> cells) {
        List<TrafficPlan> loads = cells.stream().map(Cell::warmup).distinct().toList();
        boolean itsOwn = loads.size() == 1
                && cells.stream().noneMatch(cell -> cell.traffic().equals(loads.get(0)));
        return itsOwn ? " (" + TrafficText.load(loads.get(0)) + ")" : "";
    }

    /** Returns when the measured phase ends: the same in all cells, unless nobody bounded it and users differ. */
    private static String measurement(ProfilePlan plan) {
        List<String> ends = plan.cells().stream()
                .map(cell -> stop(cell.measurement()))
                .distinct()
                .toList();
        return ends.size() == 1 ? ends.get(0) : ends.get(0) + " to " + ends.get(ends.size() - 1);
    }

    /** Returns when a phase stops sending, in words. */
    static String stop(PhasePlan phase) {
        if (phase.stop() instanceof StopCondition.FirstOf first) {
            List<String> limits = new ArrayList<>();
            first.requests().ifPresent(requests -> limits.add(Text.count(requests, "request")));
            first.duration().ifPresent(duration -> limits.add(Text.duration(duration)));
            return String.join(" or ", limits) + (limits.size() > 1 ? ", whichever ends first" : "");
        }
        if (phase.stop() instanceof StopCondition.AtLeast least) {
            return "at least " + Text.duration(least.duration()) + " and " + Text.count(least.requests(), "request");
        }
        if (phase.stop() instanceof StopCondition.Sessions sessions) {
            return Text.count(sessions.count(), "session")
                    + sessions.duration()
                            .map(time -> " or " + Text.duration(time) + ", whichever ends first")
                            .orElse("");
        }
        return "the whole file, once";
    }
}
