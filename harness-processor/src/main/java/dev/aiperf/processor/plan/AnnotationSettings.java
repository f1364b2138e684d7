package dev.aiperf.processor.plan;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.RunSettings;
import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.AttributeModel;
import dev.aiperf.processor.model.Choice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the settings that annotations give. Only what was written gives one, so that defaults stay the catalogue's. */
public final class AnnotationSettings {

    private AnnotationSettings() {}

    /** Returns the settings of the annotations of one element. */
    public static List<AnnotatedSetting> of(List<AnnotationModel> annotations) {
        return PlacedSetting.settings(placed(annotations));
    }

    /** Of two annotations that make one choice, which is reported elsewhere, only the first counts. */
    static List<PlacedSetting> placed(List<AnnotationModel> annotations) {
        Set<Choice> made = EnumSet.noneOf(Choice.class);
        return annotations.stream()
                .filter(annotation -> Choice.of(annotation).map(made::add).orElse(true))
                .flatMap(AnnotationSettings::settings)
                .toList();
    }

    private static Stream<PlacedSetting> settings(AnnotationModel annotation) {
        return switch (annotation.name()) {
            case "Setting" -> named(annotation);
            case "Slo" -> slo(annotation);
            case "Dataset" -> dataset(annotation);
            case "TraceReplay" -> Stream.concat(replay(annotation), inTable(annotation));
            default -> inTable(annotation);
        };
    }

    /** That a trace is replayed is said by the annotation itself, whatever its attributes. */
    private static Stream<PlacedSetting> replay(AnnotationModel annotation) {
        return Stream.of(new PlacedSetting(
                new AnnotatedSetting(
                        ReplaySettings.SCHEDULE.name(),
                        annotation.written().replaceFirst("\\(\\)$", ""),
                        List.of("true")),
                annotation.place()));
    }

    private static Stream<PlacedSetting> inTable(AnnotationModel annotation) {
        return annotation.attributes().stream().flatMap(attribute -> inTable(annotation, attribute));
    }

    private static Stream<PlacedSetting> inTable(AnnotationModel annotation, AttributeModel attribute) {
        return AttributeTable.settingOf(annotation.name(), attribute.name()).stream()
                .filter(setting -> !attribute.values().isEmpty())
                .map(setting -> new PlacedSetting(
                        new AnnotatedSetting(setting, annotation.written(attribute), attribute.values()),
                        attribute.place()));
    }

    private static Stream<PlacedSetting> named(AnnotationModel annotation) {
        String name = text(annotation, "name").orElse("");
        List<String> values = annotation
                .attribute("value")
                .map(AttributeModel::values)
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> List.of(""));
        return Stream.of(
                new PlacedSetting(new AnnotatedSetting(name, annotation.written(), values), annotation.place()));
    }

    /** The side of the limit is written out: a user who says max means it, whichever values are the better ones. */
    private static Stream<PlacedSetting> slo(AnnotationModel annotation) {
        String statistic = text(annotation, "metric").orElse("") + ":"
                + text(annotation, "statistic").orElse("avg");
        Stream<String> limits = Stream.concat(
                text(annotation, "max").map(limit -> statistic + "<=" + limit).stream(),
                text(annotation, "min").map(limit -> statistic + ">=" + limit).stream());
        return limits.map(limit -> new PlacedSetting(
                new AnnotatedSetting(RunSettings.SLO.name(), annotation.written(), List.of(limit)),
                annotation.place()));
    }

    private static Stream<PlacedSetting> dataset(AnnotationModel annotation) {
        return annotation.attributes().stream()
                .flatMap(attribute -> attribute.type().stream()
                        .map(type -> new PlacedSetting(
                                new AnnotatedSetting(
                                        InputSettings.DATASET_CLASS.name(),
                                        annotation.written(attribute),
                                        List.of(type.names().binary())),
                                attribute.place())));
    }

    private static Optional<String> text(AnnotationModel annotation, String attribute) {
        return annotation.attribute(attribute).map(AttributeModel::value);
    }
}
