package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.Choice;
import java.util.List;

/** The rules about Java, all of them. */
public final class JavaRules {

    private static final List<ClassRule> ALL = List.of(
            // where annotations stand
            new BenchmarksAreInClasses(),
            new DefaultsAreOnClasses(),
            new HooksNeedABenchmark(),
            new MethodDefaultsNeedABenchmark(),
            // the class
            new ClassIsNotPrivate(),
            new NestedClassIsStatic(),
            new ClassIsNotGeneric(),
            new ClassHasPlainConstructor(),
            new InheritedMembersCanBeReached(),
            new RuntimeIsThere(),
            // its methods
            new MethodIsNotPrivate(),
            new MethodIsNotStatic(),
            new MethodIsNotAbstract(),
            new MethodIsNotGeneric(),
            new MethodHasOneRole(),
            new BenchmarkIsEmptyOrShapes(),
            new BenchmarkNamesDiffer(),
            new HooksTakeAndGiveNothing(),
            new ValidateTakesAResponse(),
            // its parameters
            new ParamIsNotFinal(),
            new ParamIsNotStatic(),
            new ParamIsNotPrivate(),
            new ParamHasAKnownType(),
            new ParamHasValues(),
            new ParamValuesDiffer(),
            new ParamValuesFitTheType(),
            new ParamNamesDiffer(),
            // what annotations say
            new OneOfAKind(Choice.TRAFFIC),
            new OneOfAKind(Choice.DATASET),
            new AnnotationSaysSomething(),
            new SweepHasPoints(),
            new RateIsSaid(),
            new SloHasOneLimit(),
            new DatasetClassCanBeUsed());

    private JavaRules() {}

    /** Checks a class by all rules. */
    public static void check(BenchmarkClassModel benchmark, Findings findings) {
        for (ClassRule rule : ALL) {
            rule.check(benchmark, findings);
        }
    }
}
