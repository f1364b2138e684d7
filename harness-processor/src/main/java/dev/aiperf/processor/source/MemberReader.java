package dev.aiperf.processor.source;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.Membership;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.ParamModel;
import dev.aiperf.processor.model.ParamType;
import dev.aiperf.processor.model.ParamType.Enumeration;
import dev.aiperf.processor.model.ParamType.Kind;
import dev.aiperf.processor.model.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the annotated members of a class and of those it extends; those of superclasses come first, as they are set up first. */
final class MemberReader {

    private final Elements elements;
    private final AnnotationReader annotations;
    private final Places places;
    private final List<TypeElement> line;

    /**
     * Makes a reader.
     *
     * @param line the class, its superclass, and so on
     */
    MemberReader(Elements elements, AnnotationReader annotations, Places places, List<TypeElement> line) {
        this.elements = elements;
        this.annotations = annotations;
        this.places = places;
        this.line = line;
    }

    List<MethodModel> methods() {
        List<ExecutableElement> nearer = new ArrayList<>();
        List<List<MethodModel>> nearestFirst = new ArrayList<>();
        for (TypeElement declaring : line) {
            List<ExecutableElement> methods = ElementFilter.methodsIn(declaring.getEnclosedElements());
            nearestFirst.add(methods.stream()
                    .filter(method -> AnnotationReader.areOn(method) && !isOverridden(method, nearer))
                    .map(method -> read(method, declaring))
                    .toList());
            nearer.addAll(methods);
        }
        Collections.reverse(nearestFirst);
        return nearestFirst.stream().flatMap(List::stream).toList();
    }

    List<ParamModel> params() {
        List<List<ParamModel>> nearestFirst = new ArrayList<>();
        for (TypeElement declaring : line) {
            nearestFirst.add(ElementFilter.fieldsIn(declaring.getEnclosedElements()).stream()
                    .flatMap(field -> AnnotationReader.find(field, AnnotationReader.PARAM).stream()
                            .map(mirror -> read(field, mirror, declaring)))
                    .toList());
        }
        Collections.reverse(nearestFirst);
        return nearestFirst.stream().flatMap(List::stream).toList();
    }

    /** A method that is overridden is called by nobody; what the overriding one says of itself counts. */
    private boolean isOverridden(ExecutableElement method, List<ExecutableElement> nearer) {
        return nearer.stream()
                .anyMatch(candidate -> candidate.getSimpleName().equals(method.getSimpleName())
                        && elements.overrides(candidate, method, places.benchmark()));
    }

    private MethodModel read(ExecutableElement method, TypeElement declaring) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (AnnotationReader.find(method, role.annotation()).isPresent()) {
                roles.add(role);
            }
        }
        List<AnnotationModel> said = annotations.read(method, places);
        return new MethodModel(
                method.getSimpleName().toString(),
                membership(declaring, Facts.canBeReached(method, Facts.packageOf(places.benchmark()))),
                roles,
                method.getModifiers(),
                !method.getTypeParameters().isEmpty(),
                method.getParameters().stream()
                        .map(parameter -> Facts.name(parameter.asType()))
                        .toList(),
                Facts.name(method.getReturnType()),
                said,
                places.of(method));
    }

    private ParamModel read(VariableElement field, AnnotationMirror mirror, TypeElement declaring) {
        return new ParamModel(
                field.getSimpleName().toString(),
                membership(declaring, Facts.canBeReached(field, Facts.packageOf(places.benchmark()))),
                field.getModifiers(),
                type(field.asType()),
                AnnotationReader.texts(mirror),
                places.of(field, mirror, null),
                places.of(field));
    }

    private Membership membership(TypeElement declaring, boolean canBeReached) {
        return new Membership(Facts.names(declaring).simple(), declaring != line.get(0), canBeReached);
    }

    private ParamType type(TypeMirror type) {
        String name = Facts.name(type);
        Optional<TypeElement> enumeration =
                Facts.element(type).filter(element -> element.getKind() == ElementKind.ENUM);
        if (enumeration.isPresent()) {
            return new ParamType(
                    Kind.CHOICE, Facts.names(enumeration.get()).simple(), enumeration.map(this::enumeration));
        }
        Kind kind =
                switch (name) {
                    case "java.lang.String" -> Kind.TEXT;
                    case "int" -> Kind.INT;
                    case "long" -> Kind.LONG;
                    case "double" -> Kind.DOUBLE;
                    case "boolean" -> Kind.BOOLEAN;
                    default -> Kind.OTHER;
                };
        return new ParamType(kind, name, Optional.empty());
    }

    private Enumeration enumeration(TypeElement type) {
        List<String> constants = type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> constant.getSimpleName().toString())
                .toList();
        return new Enumeration(
                Facts.names(type), constants, Facts.canBeNamed(type, Facts.packageOf(places.benchmark())));
    }
}
