package dev.aiperf.processor.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A field that is a parameter.
 *
 * @param name its name
 * @param membership where it is declared
 * @param modifiers its modifiers
 * @param type its type
 * @param values the values that it takes
 * @param annotation where its annotation stands
 * @param place where it stands
 */
public record ParamModel(
        String name,
        Membership membership,
        Set<Modifier> modifiers,
        ParamType type,
        List<String> values,
        Place annotation,
        Place place) {

    public ParamModel {
        modifiers = Set.copyOf(modifiers);
        values = List.copyOf(values);
    }
}
