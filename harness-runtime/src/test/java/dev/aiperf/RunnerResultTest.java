package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.run.GateJudge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunnerResultTest {

    @Test
    void aResultIsFoundByTheEndOfItsBenchmarksName() throws Exception {
        RunnerResult result = of("a.Chat.hello", "a.Outer$Chat.late");

        assertThat(result.of("hello")).contains(result.results().get(0).profile());
        assertThat(result.of("Chat.hello")).contains(result.results().get(0).profile());
        assertThat(result.of("Chat.late")).contains(result.results().get(1).profile());
        assertThat(result.of("ello")).isEmpty();
    }

    @Test
    void anEndThatSeveralNamesHaveIsToldFromAWholeName() throws Exception {
        RunnerResult result = of("Chat.hello", "b.Chat.hello");

        assertThat(result.of("Chat.hello")).contains(result.results().get(0).profile());
        assertThatThrownBy(() -> result.of("hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"hello\" may be Chat.hello or b.Chat.hello; give more of its name");
    }

    private static RunnerResult of(String... benchmarks) throws PlanException {
        ProfilePlan plan = PlanBuilder.create(KnownNames.builtIn(), Environment.system(false))
                .layer(Layer.ofProgram(Map.of("model", "m")))
                .build();
        return new RunnerResult(
                Stream.of(benchmarks)
                        .map(name -> new BenchmarkResult(name, profile(plan, name)))
                        .toList(),
                List.of(),
                false);
    }

    private static ProfileResult profile(ProfilePlan plan, String name) {
        return new ProfileResult(
                plan,
                Path.of(name),
                List.of(),
                Optional.empty(),
                GateJudge.installed().judge(plan, List.of(), false),
                false,
                Optional.empty());
    }
}
