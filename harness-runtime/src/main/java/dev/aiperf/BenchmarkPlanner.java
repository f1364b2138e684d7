package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.plan.build.Problem;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the plans of benchmarks, from their annotations and what is laid over them.
 *
 * @param folder where relative paths of settings start
 * @param output the folder of the results' folders
 * @param layers what is laid over the annotations, or under them, by each layer's own rank
 */
record BenchmarkPlanner(Path folder, Path output, List<Layer> layers) {

    BenchmarkPlanner {
        layers = List.copyOf(layers);
    }

    /** A benchmark with its plan. */
    record Planned(BenchmarkClass owner, BenchmarkMethod method, PlanBuilder builder, ProfilePlan plan) {

        String name() {
            return owner.nameOf(method);
        }
    }

    /**
     * Returns the plans of the benchmarks that are wanted.
     *
     * @param classes all there are, wanted or not: a result's folder has the same name whichever are
     * @throws RunException when none is wanted, or a plan can't be made; the message tells all problems of all plans
     */
    List<Planned> plan(List<BenchmarkClass> classes, BenchmarkFilter filter) throws RunException {
        Set<String> ambiguous = ambiguousNames(classes);
        List<Planned> planned = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (BenchmarkClass owner : classes) {
            for (BenchmarkMethod method : owner.methods()) {
                if (filter.matches(owner.nameOf(method))) {
                    String brief = briefName(owner, method);
                    String name = ambiguous.contains(brief) ? owner.nameOf(method) : brief;
                    plan(owner, method, name, problems).ifPresent(planned::add);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RunException(Kind.WRONG_USE, String.join("\n", problems));
        }
        if (planned.isEmpty()) {
            throw new RunException(
                    Kind.WRONG_USE,
                    BenchmarkFilter.nothingFound(classes.stream()
                            .flatMap(BenchmarkClass::benchmarkNames)
                            .toList()));
        }
        return planned;
    }

    private static Set<String> ambiguousNames(List<BenchmarkClass> classes) {
        return classes.stream()
                .flatMap(BenchmarkPlanner::briefNames)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<String> briefNames(BenchmarkClass owner) {
        return owner.methods().stream().map(method -> briefName(owner, method));
    }

    private static String briefName(BenchmarkClass owner, BenchmarkMethod method) {
        return owner.simpleName() + "." + method.name();
    }

    private Optional<Planned> plan(BenchmarkClass owner, BenchmarkMethod method, String name, List<String> problems) {
        Environment environment = Environment.system(false, folder);
        PlanBuilder builder = PlanBuilder.create(InstalledNames.all(), environment)
                .params(owner.params())
                .layer(Layer.ofAnnotations(
                        Layer.Scope.CLASS, "on " + owner.simpleName(), owner.settings(), environment))
                .layer(Layer.ofAnnotations(
                        Layer.Scope.METHOD, "on " + briefName(owner, method), method.settings(), environment))
                .layer(Layer.ofDefaults(
                        "of a benchmark",
                        Map.of("artifact-dir", output.resolve(name).toString(), "ui", "none")));
        layers.forEach(builder::layer);
        try {
            return Optional.of(new Planned(owner, method, builder, builder.build()));
        } catch (PlanException e) {
            for (Problem problem : e.problems()) {
                String sentence = name + ": " + problem.sentence();
                if (!problems.contains(sentence)) {
                    problems.add(sentence);
                }
            }
            return Optional.empty();
        }
    }
}
