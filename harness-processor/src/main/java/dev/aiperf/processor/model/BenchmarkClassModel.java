package dev.aiperf.processor.model;

import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A class with annotations of the harness, its own or those of its superclasses.
 *
 * @param names its names
 * @param shape what kind of class it is
 * @param constructors its constructors
 * @param annotations the annotations that hold for its benchmarks; those of superclasses where it doesn't replace them
 * @param params its parameters, those of superclasses first
 * @param methods its methods with annotations of the harness, those of superclasses first
 * @param hasRuntime whether the classes that its runner is written for can be seen from it
 * @param place where it stands
 */
public record BenchmarkClassModel(
        ClassNames names,
        ShapeModel shape,
        List<ConstructorModel> constructors,
        List<AnnotationModel> annotations,
        List<ParamModel> params,
        List<MethodModel> methods,
        boolean hasRuntime,
        Place place) {

    public BenchmarkClassModel {
        constructors = List.copyOf(constructors);
        annotations = List.copyOf(annotations);
        params = List.copyOf(params);
        methods = List.copyOf(methods);
    }

    /** Returns the methods of a role, those of superclasses first. */
    public List<MethodModel> methods(Role role) {
        return methods.stream().filter(method -> method.is(role)).toList();
    }

    /** Returns the methods that it declares itself; those of superclasses are checked where they stand. */
    public List<MethodModel> ownMethods() {
        return methods.stream()
                .filter(method -> !method.membership().isInherited())
                .toList();
    }

    /** Returns the parameters that it declares itself. */
    public List<ParamModel> ownParams() {
        return params.stream()
                .filter(param -> !param.membership().isInherited())
                .toList();
    }

    /** Returns whether it has benchmarks. */
    public boolean hasBenchmarks() {
        return methods.stream().anyMatch(method -> method.is(Role.BENCHMARK));
    }

    /** Returns whether there must be a runner for it; a class that only others extend has none. */
    public boolean isRunnable() {
        return hasBenchmarks() && shape.isClass() && !shape.modifiers().contains(Modifier.ABSTRACT);
    }
}
