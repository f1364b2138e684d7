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

        boolean isOf(Problem problem) {
            return problem.subject().endsWith(suffix());
        }

        String suffix() {
            return " (" + origin + ")";
        }

        /** Returns the attribute that gave a setting, else the annotation that the problem shows, else the element. */
        Place placeOf(Problem problem) {
            return quoted(problem)
                    .or(() -> Stream.concat(given(problem), placed.stream())
                            .filter(candidate -> problem.subject()
                                    .contains(candidate.setting().written()))
                            .findFirst())
                    .or(() -> given(problem).findFirst())
                    .map(PlacedSetting::place)
                    .orElse(place);
        }

        /** Returns the annotation with the value that the message has between quotes: of several that give one setting, it. */
        Optional<PlacedSetting> quoted(Problem problem) {
            String[] parts = problem.message().split("'", -1);
            return given(problem)
                    .filter(candidate -> parts.length > 2 && candidate.holds(parts[1]))
                    .findFirst();
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
        Origin origin = origin(problem);
        String subject = origin.isOf(problem)
                ? problem.subject()
                        .substring(
                                0, problem.subject().length() - origin.suffix().length())
                : OptionNames.asAnnotations(problem.subject());
        String culprit = origin.quoted(problem)
                .map(setting -> setting.setting().written())
                .filter(written -> !subject.contains(written))
                .orElse(subject);
        return culprit + " " + OptionNames.asAnnotations(problem.message());
    }

    /** What nobody gave is missing for all methods, so that it is said once, of the class. */
    private Origin origin(Problem problem) {
        return method.isOf(problem) ? method : type;
    }
}
