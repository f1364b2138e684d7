package dev.aiperf.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * An annotation of the harness that stands somewhere.
 *
 * @param name its simple name, such as {@code RequestRate}
 * @param attributes what was written in it; attributes that are left to their defaults are not there
 * @param place where it stands
 */
public record AnnotationModel(String name, List<AttributeModel> attributes, Place place) {

    public AnnotationModel {
        attributes = List.copyOf(attributes);
    }

    /** Returns an attribute, if it was written. */
    public Optional<AttributeModel> attribute(String attribute) {
        return attributes.stream()
                .filter(candidate -> candidate.name().equals(attribute))
                .findFirst();
    }

    /** Returns the annotation with one of its attributes, as a message shows it: {@code @Goodput(ttft = "500ms")}. */
    public String written(AttributeModel attribute) {
        String name = attribute.name().equals("value") ? "" : attribute.name() + " = ";
        return this + "(" + name + attribute.written() + ")";
    }

    /** Returns the annotation with all that was written in it. */
    public String written() {
        return this + "("
                + String.join(
                        ", ",
                        attributes.stream()
                                .map(attribute -> attribute.name() + " = " + attribute.written())
                                .toList())
                + ")";
    }

    @Override
    public String toString() {
        return "@" + name;
    }
}
