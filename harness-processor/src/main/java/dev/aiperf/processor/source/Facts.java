package dev.aiperf.processor.source;

import dev.aiperf.processor.model.ClassNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Facts about elements and types that the compiler knows and doesn't tell in one call. */
final class Facts {

    private Facts() {}

    static ClassNames names(TypeElement type) {
        Deque<String> simple = new ArrayDeque<>();
        Element element = type;
        while (element instanceof TypeElement named) {
            simple.addFirst(named.getSimpleName().toString());
            element = named.getEnclosingElement();
        }
        return new ClassNames(packageOf(type), List.copyOf(simple));
    }

    /** Returns the package of anything in a class. */
    static String packageOf(Element element) {
        return element instanceof PackageElement around
                ? around.getQualifiedName().toString()
                : packageOf(Objects.requireNonNull(element.getEnclosingElement()));
    }

    /** Returns the class and its superclasses, as far as they are no part of the JDK. */
    static List<TypeElement> line(TypeElement type) {
        List<TypeElement> line = new ArrayList<>();
        Optional<TypeElement> next = Optional.of(type);
        while (next.isPresent() && !packageOf(next.get()).startsWith("java")) {
            line.add(next.get());
            next = element(next.get().getSuperclass());
        }
        return line;
    }

    static Optional<TypeElement> element(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? Optional.of(element)
                : Optional.empty();
    }

    /** Returns a type as rules compare it: with its package, without type arguments and annotations on it. */
    static String name(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return name(array.getComponentType()) + "[]";
        }
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
            return type.getKind().name().toLowerCase(Locale.ROOT);
        }
        return element(type)
                .map(element -> element.getQualifiedName().toString())
                .orElseGet(type::toString);
    }

    static boolean isInner(TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && (!type.getModifiers().contains(Modifier.STATIC)
                        || (type.getEnclosingElement() instanceof TypeElement around && isInner(around)));
    }

    /** Returns the class itself, or the nearest one around it, that is private. */
    static Optional<TypeElement> privateClass(TypeElement type) {
        for (Element around = type; around instanceof TypeElement named; around = around.getEnclosingElement()) {
            if (named.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a class of a package can use an element, as far as packages decide. */
    static boolean canBeReached(Element element, String fromPackage) {
        return packageOf(element).equals(fromPackage) || element.getModifiers().contains(Modifier.PUBLIC);
    }

    /** Returns whether a class of a package can use a class, and the classes around it. */
    static boolean canBeNamed(TypeElement type, String fromPackage) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            if (!canBeReached(around, fromPackage)) {
                return false;
            }
        }
        return privateClass(type).isEmpty();
    }

    /** Returns whether a class of a package can make an object of a class with nothing else in its hands. */
    static boolean canBeMade(TypeElement type, String fromPackage) {
        return type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && !isInner(type)
                && canBeNamed(type, fromPackage)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor -> isPlain(constructor) && canBeReached(constructor, fromPackage));
    }

    private static boolean isPlain(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && !constructor.getModifiers().contains(Modifier.PRIVATE);
    }
}
