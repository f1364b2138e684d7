package dev.aiperf.testkit;

import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import dev.aiperf.run.GateRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateRuleKitTest {

    @Test
    void findsWhatACarelessRuleDoes() {
        GateRuleKit kit = new GateRuleKit() {
            @Override
            protected GateRule rule() {
                return new CarelessRule();
            }

            @Override
            protected GatesPlan gates() {
                return GatesPlan.NONE;
            }
        };

        Mistake.isFoundBy(kit::theNameIsFitForAList);
        Mistake.isFoundBy(kit::resultsNameRuleAndCell);
        Mistake.isFoundBy(kit::noDataNeverPasses);
        Mistake.isFoundBy(kit::eachResultIsASentenceWithoutValuesThatAreNoNumbers);
        Mistake.isFoundBy(kit::theSameRunsGiveTheSameResult);
        Mistake.isFoundBy(kit::languageOfTheMachineDoesntMatter);
    }

    private static final class CarelessRule implements GateRule {

        @Override
        public String name() {
            return "Careless Rule";
        }

        @Override
        public List<GateResult> judge(ProfilePlan plan, CellRuns runs) {
            String finding =
                    String.format(Locale.getDefault(), "%,.1f is %s at %d", 1234.5, 0.0 / 0, System.nanoTime());
            return List.of(new GateResult(
                    "other",
                    "",
                    "",
                    "",
                    "",
                    0,
                    Direction.AT_MOST,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    0,
                    Outcome.PASSED,
                    Basis.NO_DATA,
                    finding));
        }
    }
}
