package dev.aiperf.processor.model;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/**
 * What kind of class a class is.
 *
 * @param kind class, interface, enum, record or annotation
 * @param modifiers its modifiers
 * @param isInner whether an object of it needs one of the class around it
 * @param isGeneric whether it has type parameters
 * @param privateClass the class itself or the one around it that is private, if one is
 */
public record ShapeModel(
        ElementKind kind, Set<Modifier> modifiers, boolean isInner, boolean isGeneric, Optional<String> privateClass) {

    public ShapeModel {
        modifiers = Set.copyOf(modifiers);
    }

    /** Returns whether it is a class, and none of the special ones. */
    public boolean isClass() {
        return kind == ElementKind.CLASS;
    }

    /** Returns the kind in words. */
    public String kindInWords() {
        return switch (kind) {
            case ENUM -> "enum";
            case RECORD -> "record";
            case INTERFACE -> "interface";
            case ANNOTATION_TYPE -> "annotation";
            default -> "class";
        };
    }
}
