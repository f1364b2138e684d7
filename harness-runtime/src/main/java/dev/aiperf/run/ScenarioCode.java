package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.engine.TurnShaper;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.AnswerCheck;
import dev.aiperf.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;

/** A benchmark's own code as the stages of one cell's run call it, none of which knows of benchmarks. */
final class ScenarioCode {

    private final ProfilePlan plan;
    private final RunParts parts;
    private final RequestContexts contexts;

    ScenarioCode(ProfilePlan plan, Cell cell, RunParts parts) {
        this.plan = plan;
        this.parts = parts;
        this.contexts = new RequestContexts(plan.seed(), parts.run(), cell);
    }

    /** Returns whether requests are other than the data set has them. */
    boolean shapesRequests() {
        return parts.scenario().shaper().isPresent();
    }

    /** Returns what shapes the requests of all phases. */
    TurnShaper turnShaper() {
        Optional<Tokenizer> counting = plan.endpoint().serverTokenCount()
                ? Optional.empty()
                : Optional.of(parts.tokenizer().tokenizer());
        return parts.scenario()
                .shaper()
                .<TurnShaper>map(shaper -> new ShapedTurns(shaper, contexts, counting))
                .orElse(TurnShaper.AS_IT_IS);
    }

    /** Returns what judges the answers to a data set's turns. */
    AnswerCheck answerCheck(Dataset dataset) {
        List<Scenario.Check> checks = parts.scenario().checks();
        return checks.isEmpty()
                ? AnswerCheck.NONE
                : new CheckedAnswers(
                        checks, dataset, contexts, plan.runs().fork().setupTimeout());
    }
}
