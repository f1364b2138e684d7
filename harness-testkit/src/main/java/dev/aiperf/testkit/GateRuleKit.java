package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.GateResult.Outcome;
import dev.aiperf.run.GateRule;
import dev.aiperf.run.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link GateRule} promises: a result for the cell that it was asked about, in a sentence that a person can
 * read; nothing that passes without data; the same judgement of the same runs, on every machine.
 *
 * <p>The author of a rule says which, and gives a plan's gates of which it judges at least one:
 *
 * <pre>{@code
 * class MyRuleTest extends GateRuleKit {
 *     protected GateRule rule() { return new MyRule(); }
 *     protected GatesPlan gates() { return new GatesPlan(List.of(…), Undecided.POINT_VALUE); }
 * }
 * }</pre>
 */
public abstract class GateRuleKit {

    /** Returns the rule to be tested. */
    protected abstract GateRule rule();

    /** Returns gates of a plan, on metrics that a streamed chat has, of which the rule judges at least one. */
    protected abstract GatesPlan gates();

    @Test
    public final void theNameIsFitForAList() {
        assertThat(rule().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void resultsNameRuleAndCell() {
        for (CellRuns runs : runs().values()) {
            assertThat(judge(runs)).isNotEmpty().allSatisfy(result -> {
                assertThat(result.rule()).isEqualTo(rule().name());
                assertThat(result.cell()).isEqualTo(runs.cell().name());
            });
        }
    }

    @Test
    public final void noDataNeverPasses() {
        runs().forEach((name, runs) -> {
            if (!name.equals("good")) {
                assertThat(judge(runs)).as(name).extracting(GateResult::outcome).containsOnly(Outcome.FAILED);
            }
        });
    }

    @Test
    public final void eachResultIsASentenceWithoutValuesThatAreNoNumbers() {
        for (CellRuns runs : runs().values()) {
            assertThat(judge(runs))
                    .extracting(GateResult::sentence)
                    .allSatisfy(sentence -> assertThat(sentence)
                            .matches("(Passed|Failed|Not known)( by point value)?: \\S.*[^.]\\.")
                            .doesNotContainPattern("(?i)\\bnan\\b|\\binf(inity)?\\b|∞|\ufffd"));
        }
    }

    @Test
    public final void theSameRunsGiveTheSameResult() throws Exception {
        CellRuns good = good();
        List<GateResult> expected = judge(good);
        GateRule rule = rule();

        List<Boolean> same = InParallel.all(() -> rule.judge(plan(), good).equals(expected));

        assertThat(same).containsOnly(true);
    }

    @Test
    public final void languageOfTheMachineDoesntMatter() {
        List<GateResult> expected = judge(good());
        Locale locale = Locale.getDefault();
        try {
            for (String language : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(language));

                assertThat(judge(good())).as(language).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
        }
    }

    private ProfilePlan plan() {
        return SampleReports.plan(gates());
    }

    private List<GateResult> judge(CellRuns runs) {
        return rule().judge(plan(), runs);
    }

    private static CellRuns good() {
        RunResult run = SampleReports.result(ClientHealth.Verdict.HEALTHY);
        return new CellRuns(run.cell(), List.of(run, run), List.of());
    }

    private static Map<String, CellRuns> runs() {
        RunResult good = SampleReports.result(ClientHealth.Verdict.HEALTHY);
        Map<String, CellRuns> runs = new LinkedHashMap<>();
        runs.put("good", good());
        runs.put("not run", new CellRuns(good.cell(), List.of(), List.of()));
        runs.put("dead", new CellRuns(good.cell(), List.of(), List.of(new FailedRun(1, "its process died", ""))));
        runs.put("empty", CellRuns.ofOne(SampleReports.empty().result()));
        runs.put(
                "failed in one run",
                new CellRuns(good.cell(), List.of(good, SampleReports.failed().result()), List.of()));
        runs.put(
                "by a client that wasn't up to it in one run",
                new CellRuns(
                        good.cell(), List.of(good, SampleReports.result(ClientHealth.Verdict.INVALID)), List.of()));
        return runs;
    }
}
