package dev.aiperf.processor.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method with an annotation of the harness.
 *
 * @param name its name
 * @param membership where it is declared
 * @param roles what it is called for; none if it only carries other annotations of the harness
 * @param modifiers its modifiers
 * @param isGeneric whether it has type parameters
 * @param parameters the types that it takes, with their packages
 * @param result the type that it returns, with its package, or {@code void}
 * @param annotations the other annotations of the harness on it
 * @param place where it stands
 */
public record MethodModel(
        String name,
        Membership membership,
        Set<Role> roles,
        Set<Modifier> modifiers,
        boolean isGeneric,
        List<String> parameters,
        String result,
        List<AnnotationModel> annotations,
        Place place) {

    public MethodModel {
        roles = Set.copyOf(roles);
        modifiers = Set.copyOf(modifiers);
        parameters = List.copyOf(parameters);
        annotations = List.copyOf(annotations);
    }

    /** Returns whether it is called for something. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Returns whether it is a benchmark that makes its requests itself. */
    public boolean shapesRequests() {
        return is(Role.BENCHMARK) && !parameters.isEmpty();
    }
}
