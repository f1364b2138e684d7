package dev.aiperf.processor.plan;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.AttributeModel;
import dev.aiperf.processor.model.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lays the annotations of a class over those of its superclasses: one replaces all of its kind further up. Of one kind are
 * annotations of one name, those that make one choice, and {@code @Setting} of one setting.
 */
public final class InheritedAnnotations {

    private InheritedAnnotations() {}

    /**
     * Returns the annotations that hold for a class.
     *
     * @param nearestFirst those of the class itself, of its superclass, and so on
     */
    public static List<AnnotationModel> over(List<List<AnnotationModel>> nearestFirst) {
        List<AnnotationModel> inForce = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (List<AnnotationModel> ofOneClass : nearestFirst) {
            List<AnnotationModel> added = ofOneClass.stream()
                    .filter(annotation -> !kinds.contains(kind(annotation)))
                    .toList();
            added.forEach(annotation -> kinds.add(kind(annotation)));
            inForce.addAll(added);
        }
        return inForce;
    }

    private static String kind(AnnotationModel annotation) {
        if (annotation.name().equals("Setting")) {
            String name =
                    annotation.attribute("name").map(AttributeModel::value).orElse("");
            return "setting " + PlacedSetting.canonical(name);
        }
        return Choice.of(annotation).map(Choice::plural).orElse(annotation.name());
    }
}
