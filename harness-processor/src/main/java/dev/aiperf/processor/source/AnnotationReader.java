package dev.aiperf.processor.source;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.AttributeModel;
import dev.aiperf.processor.model.ClassValueModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.model.RuntimeTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the annotations of the harness: only those, and of their attributes only what was written. */
final class AnnotationReader {

    static final String PACKAGE = "dev.aiperf.annotations";
    static final String PARAM = "Param";

    private static final String CONTAINER = "List";
    private static final String UNREADABLE = "<error>";
    private static final Set<String> MARKERS = markers();

    private final Elements elements;
    private final Types types;

    AnnotationReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    private static Set<String> markers() {
        Set<String> markers =
                Arrays.stream(Role.values()).map(Role::annotation).collect(Collectors.toCollection(HashSet::new));
        markers.add(PARAM);
        return markers;
    }

    /** Returns whether an element has an annotation of the harness. */
    static boolean areOn(Element element) {
        return element.getAnnotationMirrors().stream().anyMatch(AnnotationReader::isOurs);
    }

    /** Returns the annotation of a simple name. */
    static Optional<? extends AnnotationMirror> find(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> isOurs(mirror) && simpleName(mirror).equals(name))
                .findFirst();
    }

    /** Returns the annotations that say something of a load. */
    List<AnnotationModel> read(Element element, Places places) {
        List<AnnotationModel> annotations = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (isOurs(mirror) && !MARKERS.contains(simpleName(mirror))) {
                for (AnnotationMirror single : singles(mirror)) {
                    annotations.add(read(element, single, places));
                }
            }
        }
        return annotations;
    }

    /** Returns the values of an array of texts that is the only attribute. */
    static List<String> texts(AnnotationMirror mirror) {
        return mirror.getElementValues().values().stream()
                .flatMap(value -> parts(value).stream())
                .map(value -> Written.text(value.getValue()))
                .toList();
    }

    /** Returns whether javac couldn't read an attribute, which it says itself. */
    static boolean isUnreadable(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(AnnotationReader::isOurs)
                .flatMap(mirror -> mirror.getElementValues().values().stream())
                .anyMatch(value -> value.toString().contains(UNREADABLE));
    }

    private AnnotationModel read(Element element, AnnotationMirror mirror, Places places) {
        List<AttributeModel> attributes = new ArrayList<>();
        mirror.getElementValues()
                .forEach((attribute, value) -> attributes.add(new AttributeModel(
                        attribute.getSimpleName().toString(),
                        parts(value).stream()
                                .map(part -> Written.text(part.getValue()))
                                .toList(),
                        Written.source(value),
                        type(value, Facts.packageOf(places.benchmark())),
                        places.of(element, mirror, value))));
        return new AnnotationModel(simpleName(mirror), attributes, places.of(element, mirror, null));
    }

    private Optional<ClassValueModel> type(AnnotationValue value, String fromPackage) {
        return value.getValue() instanceof TypeMirror type
                ? Facts.element(type).map(element -> classValue(element, fromPackage))
                : Optional.empty();
    }

    private ClassValueModel classValue(TypeElement type, String fromPackage) {
        TypeElement dataset = elements.getTypeElement(RuntimeTypes.DATASET);
        boolean isDataset =
                dataset != null && types.isSubtype(types.erasure(type.asType()), types.erasure(dataset.asType()));
        return new ClassValueModel(Facts.names(type), isDataset, Facts.canBeMade(type, fromPackage));
    }

    /** An annotation that stands several times is in a container that the compiler wrote. */
    private static List<AnnotationMirror> singles(AnnotationMirror mirror) {
        if (!simpleName(mirror).equals(CONTAINER)) {
            return List.of(mirror);
        }
        return mirror.getElementValues().values().stream()
                .flatMap(value -> parts(value).stream())
                .map(AnnotationValue::getValue)
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast)
                .toList();
    }

    private static List<AnnotationValue> parts(AnnotationValue value) {
        if (!(value.getValue() instanceof List<?> parts)) {
            return List.of(value);
        }
        return parts.stream()
                .filter(AnnotationValue.class::isInstance)
                .map(AnnotationValue.class::cast)
                .toList();
    }

    private static boolean isOurs(AnnotationMirror mirror) {
        return Facts.packageOf(mirror.getAnnotationType().asElement()).equals(PACKAGE);
    }

    private static String simpleName(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }
}
