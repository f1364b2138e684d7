package dev.aiperf.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * An attribute of an annotation that somebody wrote.
 *
 * @param name its name, such as {@code ttft}
 * @param values its value as texts, as a setting would be given; several for an array
 * @param written its value as in the source, such as {@code {1, 5}}
 * @param type the class that is its value, if it is one
 * @param place where it stands
 */
public record AttributeModel(
        String name, List<String> values, String written, Optional<ClassValueModel> type, Place place) {

    public AttributeModel {
        values = List.copyOf(values);
    }

    /** Returns the value of an attribute that isn't an array. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }
}
