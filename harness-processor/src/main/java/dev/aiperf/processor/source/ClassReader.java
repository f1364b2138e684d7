package dev.aiperf.processor.source;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ConstructorModel;
import dev.aiperf.processor.model.RuntimeTypes;
import dev.aiperf.processor.model.ShapeModel;
import dev.aiperf.processor.plan.InheritedAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a class: its own annotations and members, and those that it inherits. */
public final class ClassReader {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final Elements elements;
    private final Types types;
    private final AnnotationReader annotations;

    public ClassReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.annotations = new AnnotationReader(elements, types);
    }

    /**
     * Reads a class, once it {@link #isComplete}.
     *
     * @param sources the outermost classes that are being compiled
     * @return empty if it has no annotations of the harness, and inherits no benchmarks
     */
    public Optional<BenchmarkClassModel> read(TypeElement type, Set<TypeElement> sources) {
        List<TypeElement> line = Facts.line(type);
        if (line.stream().noneMatch(ClassReader::isAnnotated)) {
            return Optional.empty();
        }
        Places places = new Places(type, sources);
        MemberReader members = new MemberReader(elements, annotations, places, line);
        List<List<AnnotationModel>> nearestFirst = line.stream()
                .map(declaring -> annotations.read(declaring, places))
                .toList();
        BenchmarkClassModel benchmark = new BenchmarkClassModel(
                Facts.names(type),
                shape(type),
                constructors(type, places),
                InheritedAnnotations.over(nearestFirst),
                members.params(),
                members.methods(),
                canSee(type, RuntimeTypes.BENCHMARK_RUNNER),
                places.of(type));
        return isAnnotated(type) || benchmark.hasBenchmarks() ? Optional.of(benchmark) : Optional.empty();
    }

    /** Returns whether all that a class is made of is known; what another processor still has to write isn't. */
    public boolean isComplete(TypeElement type) {
        List<TypeElement> line = Facts.line(type);
        boolean hasWholeLine = line.stream().allMatch(declaring -> isKnown(declaring.getSuperclass()));
        return hasWholeLine
                && line.stream()
                        .flatMap(ClassReader::annotated)
                        .noneMatch(element -> AnnotationReader.isUnreadable(element) || !hasKnownTypes(element));
    }

    /** Returns whether the source of a class may name the annotation of generated sources. */
    public boolean canMarkGenerated(TypeElement type) {
        return canSee(type, GENERATED);
    }

    private boolean canSee(TypeElement from, String name) {
        ModuleElement module = elements.getModuleOf(from);
        return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name)) != null;
    }

    private static boolean isAnnotated(TypeElement type) {
        return annotated(type).findAny().isPresent();
    }

    private static Stream<Element> annotated(TypeElement type) {
        return Stream.concat(Stream.of(type), type.getEnclosedElements().stream())
                .filter(element -> element == type || !(element instanceof TypeElement))
                .filter(AnnotationReader::areOn);
    }

    private static boolean hasKnownTypes(Element element) {
        if (element instanceof ExecutableElement method) {
            return isKnown(method.getReturnType())
                    && method.getParameters().stream().allMatch(parameter -> isKnown(parameter.asType()));
        }
        return isKnown(element.asType());
    }

    private static boolean isKnown(TypeMirror type) {
        return type.getKind() != TypeKind.ERROR;
    }

    private static ShapeModel shape(TypeElement type) {
        return new ShapeModel(
                type.getKind(),
                type.getModifiers(),
                Facts.isInner(type),
                !type.getTypeParameters().isEmpty(),
                Facts.privateClass(type).map(hidden -> Facts.names(hidden).simple()));
    }

    private List<ConstructorModel> constructors(TypeElement type, Places places) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .map(constructor -> new ConstructorModel(
                        constructor.getParameters().size(),
                        constructor.getModifiers().contains(Modifier.PRIVATE),
                        constructor.getThrownTypes().stream()
                                .filter(this::isChecked)
                                .map(thrown -> Facts.element(thrown)
                                        .map(element -> element.getSimpleName().toString())
                                        .orElseGet(thrown::toString))
                                .toList(),
                        places.of(constructor)))
                .toList();
    }

    private boolean isChecked(TypeMirror thrown) {
        return !types.isSubtype(
                        thrown,
                        elements.getTypeElement("java.lang.RuntimeException").asType())
                && !types.isSubtype(
                        thrown, elements.getTypeElement("java.lang.Error").asType());
    }
}
