package dev.aiperf.processor.source;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Makes the places of one benchmark class. What stands in a class file, as a superclass of a jar does, or of an earlier build,
 * has no line that the compiler could show: the benchmark class stands in for it.
 *
 * @param benchmark the benchmark class
 * @param sources the outermost classes that are being compiled
 */
record Places(TypeElement benchmark, Set<TypeElement> sources) {

    SourcePlace of(Element element) {
        return of(element, null, null);
    }

    SourcePlace of(Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
        return isSource(element) ? new SourcePlace(element, annotation, value) : SourcePlace.of(benchmark);
    }

    private boolean isSource(Element element) {
        Element outermost = element;
        for (Element around = element.getEnclosingElement();
                around != null && !(around instanceof PackageElement);
                around = around.getEnclosingElement()) {
            outermost = around;
        }
        return outermost instanceof TypeElement type && sources.contains(type);
    }
}
