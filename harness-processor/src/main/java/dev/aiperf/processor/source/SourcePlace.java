package dev.aiperf.processor.source;

import dev.aiperf.processor.model.Place;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A place as the compiler knows it.
 *
 * @param element the element
 * @param annotation the annotation on it, if that is the place
 * @param value the value in the annotation, if that is the place
 */
public record SourcePlace(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) implements Place {

    static SourcePlace of(Element element) {
        return new SourcePlace(element, null, null);
    }

    /** Has the compiler say something of this place. */
    public void print(Messager messager, Diagnostic.Kind kind, String message) {
        if (annotation == null) {
            messager.printMessage(kind, message, element);
        } else if (value == null) {
            messager.printMessage(kind, message, element, annotation);
        } else {
            messager.printMessage(kind, message, element, annotation, value);
        }
    }
}
