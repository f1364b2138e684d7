package dev.aiperf.processor.plan;

import dev.aiperf.plan.benchmark.BenchmarkParam;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanCheck;
import dev.aiperf.plan.build.Problem;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.rule.ClassRule;
import dev.aiperf.processor.rule.Findings;
import java.util.List;

/**
 * What the annotations of a benchmark say makes a plan: the rules are those of {@code harness-plan}, which hold again where
 * the benchmark is run. Of the machine of the run nothing is known yet, nor what other jars are there.
 */
public final class AnnotationsMakeAPlan implements ClassRule {

    private final KnownNames names = KnownNames.builtIn();
    private final Environment environment = Environment.unknown();

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (!benchmark.isRunnable()) {
            return;
        }
        List<BenchmarkParam> params = benchmark.params().stream()
                .filter(param -> !param.values().isEmpty())
                .map(param -> new BenchmarkParam(param.name(), param.values()))
                .toList();
        for (MethodModel method : benchmark.methods(Role.BENCHMARK)) {
            check(Origins.of(benchmark, method), params, findings);
        }
    }

    private void check(Origins origins, List<BenchmarkParam> params, Findings findings) {
        PlanCheck check = PlanBuilder.create(names, environment)
                .layer(layer(Layer.Scope.METHOD, origins.method()))
                .layer(layer(Layer.Scope.CLASS, origins.type()))
                .params(params)
                .check();
        for (Problem problem : check.problems()) {
            findings.error(origins.placeOf(problem), origins.sentence(problem));
        }
        for (Problem warning : check.warnings()) {
            findings.warning(origins.placeOf(warning), origins.sentence(warning));
        }
    }

    private Layer layer(Layer.Scope scope, Origins.Origin said) {
        return Layer.ofAnnotations(scope, said.origin(), PlacedSetting.settings(said.placed()), environment);
    }
}
