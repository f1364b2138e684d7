package dev.aiperf.run;

import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a result by the gates of its plan, and tells whether another run would help. Immutable, safe to share.
 *
 * <p>All gates must hold in every cell of the plan; one that was not run holds none, and one of which a run failed passes
 * none: what is left may be the easier part.
 */
public final class GateJudge {

    private final List<GateRule> rules;
    private final List<String> broken;

    GateJudge(List<GateRule> rules, List<String> broken) {
        this.rules = List.copyOf(rules);
        this.broken = List.copyOf(broken);
    }

    /** Returns the judge by all rules that are installed. A rule that can't be loaded fails what has gates. */
    public static GateJudge installed() {
        Extensions<GateRule> installed = Extensions.installed(GateRule.class, GateRule::name);
        return new GateJudge(installed.all(), installed.broken());
    }

    /**
     * Judges the runs of a plan's cells.
     *
     * @param plan what was to be run
     * @param cells what came of it, in any order
     * @param interrupted whether the user ended it early; what is missing then is held against no gate, and for none
     * @return the verdict; an empty one where there is nothing to judge
     */
    public Verdict judge(ProfilePlan plan, List<CellRuns> cells, boolean interrupted) {
        Map<Cell, CellRuns> runs = new HashMap<>();
        cells.forEach(cell -> runs.put(cell.cell(), cell));
        boolean pointValueDecides = plan.gates().undecided() == Undecided.POINT_VALUE;
        List<GateResult> results = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            CellRuns made =
                    Optional.ofNullable(runs.get(cell)).orElseGet(() -> new CellRuns(cell, List.of(), List.of()));
            Optional<String> missing = interrupted ? missing(plan, made) : Optional.empty();
            for (GateResult result : judge(plan, made)) {
                if (missing.isPresent()) {
                    results.add(result.interrupted(missing.get()));
                    continue;
                }
                boolean across = result.outcome() == Outcome.NOT_KNOWN && result.basis() == Basis.INTERVAL;
                GateResult decided = across && pointValueDecides ? result.decidedByValue() : result;
                boolean lacking = decided.outcome() == Outcome.PASSED && made.failures() > 0;
                results.add(lacking ? decided.withRunsMissing(made.failures(), made.begun()) : decided);
            }
        }
        return Verdict.of(results, plan.gates().undecided());
    }

    /**
     * Returns whether a cell should have another run: it has fewer than its plan's number, or a gate is not known or an
     * interval too wide, and there is one left to add.
     *
     * @param plan what is to be run
     * @param cell the runs so far
     */
    public boolean needsMoreRuns(ProfilePlan plan, CellRuns cell) {
        if (cell.begun() < plan.runs().count()) {
            return true;
        }
        if (cell.begun() >= plan.runs().most()) {
            return false;
        }
        boolean mayStop = cell.measured().size() >= RunPrecision.LEAST_RUNS_TO_STOP;
        List<GateResult> open = judge(plan, cell).stream()
                .filter(GateResult::isOfChance)
                .filter(result -> !mayStop || result.outcome() == Outcome.NOT_KNOWN)
                .toList();
        return !open.isEmpty() || new RunPrecision(plan).asksForMore(cell, mayStop);
    }

    private Optional<String> missing(ProfilePlan plan, CellRuns cell) {
        InterruptedRuns interrupted = new InterruptedRuns(plan.runs(), cell);
        return interrupted
                .partialRun()
                .or(() -> needsMoreRuns(plan, cell) ? Optional.of(interrupted.missingRuns()) : Optional.empty());
    }

    private List<GateResult> judge(ProfilePlan plan, CellRuns cell) {
        List<GateResult> results = new ArrayList<>();
        for (GateRule rule : rules) {
            try {
                results.addAll(rule.judge(plan, cell));
            } catch (RuntimeException | LinkageError e) {
                results.add(unjudged(rule.name(), cell, "the gate rule \"" + rule.name() + "\" failed: " + e));
            }
        }
        if (!plan.gates().isEmpty()) {
            broken.forEach(problem -> results.add(unjudged("", cell, "a gate rule can't be loaded: " + problem)));
        }
        return results;
    }

    /** A gate that nobody could judge must not pass. */
    private static GateResult unjudged(String rule, CellRuns cell, String finding) {
        return new GateResult(
                rule,
                cell.cell().name(),
                "",
                "",
                "",
                0,
                Direction.AT_MOST,
                OptionalDouble.empty(),
                Optional.empty(),
                cell.runs().size(),
                Outcome.FAILED,
                Basis.NO_DATA,
                finding);
    }
}
