package dev.aiperf.processor.plan;

import dev.aiperf.plan.build.Problem;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the place in the source that a problem of a plan comes from: the attribute that gave the setting.
 *
 * @param method what the benchmark method says
 * @param type what its class says
 */
record Origins(Origin method, Origin type) {

    /**
     * What one element says.
     *
     * @param origin where it stands, as the plan's problems have it
     * @param placed the settings that its annotations give
     * @param place the element
     */
    record Origin(String origin, List<PlacedSetting> placed, Place place) {

        /** Returns the attribute that gave a setting, else the annotation that the problem shows, else the element. */
        Place placeOf(Problem problem) {
            return culprit(problem)
                    .or(() -> Stream.concat(given(problem), placed.stream())
                            .filter(candidate -> problem.written()
                                    .contains(candidate.setting().written()))
                            .findFirst())
                    .or(() -> given(problem).findFirst())
                    .map(PlacedSetting::place)
                    .orElse(place);
        }

        /** Returns the annotation with the part of the value that is wrong: of several that give one setting, it. */
        Optional<PlacedSetting> culprit(Problem problem) {
            return problem.part()
                    .flatMap(part -> given(problem)
                            .filter(candidate -> candidate.holds(part))
                            .findFirst());
        }

        private Stream<PlacedSetting> given(Problem problem) {
            String setting = PlacedSetting.canonical(problem.setting());
            return placed.stream().filter(candidate -> candidate.name().equals(setting));
        }
    }

    static Origins of(BenchmarkClassModel benchmark, MethodModel method) {
        String name = benchmark.names().simple();
        Place place = method.membership().isInherited() ? benchmark.place() : method.place();
        return new Origins(
                new Origin("on " + name + "." + method.name(), AnnotationSettings.placed(method.annotations()), place),
                new Origin("on " + name, AnnotationSettings.placed(benchmark.annotations()), benchmark.place()));
    }

    Place placeOf(Problem problem) {
        return origin(problem).placeOf(problem);
    }

    /** Returns the problem in the words of annotations; where it stands is said by the compiler. */
    String sentence(Problem problem) {
        String written =
                problem.origin().isPresent() ? problem.written() : OptionNames.asAnnotations(problem.written());
        String culprit = origin(problem)
                .culprit(problem)
                .map(setting -> setting.setting().written())
                .filter(annotation -> !written.contains(annotation))
                .orElse(written);
        return culprit + " " + OptionNames.asAnnotations(problem.message());
    }

    /** What nobody gave is missing for all methods, so that it is said once, of the class. */
    private Origin origin(Problem problem) {
        return problem.origin().filter(method.origin()::equals).isPresent() ? method : type;
    }
}
