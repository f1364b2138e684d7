package dev.aiperf.processor.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Values of annotations as texts: as a setting is given, and as they stand in a source. */
final class Written {

    private Written() {}

    /** Returns a single value as the setting would be given on a command line. */
    static String text(Object value) {
        if (value instanceof VariableElement constant) {
            return constant.getSimpleName().toString().toLowerCase(Locale.ROOT);
        }
        return value instanceof Double number ? decimal(number) : String.valueOf(value);
    }

    /** Returns a value as it would be written in a source. */
    static String source(AnnotationValue value) {
        Object held = value.getValue();
        if (held instanceof List<?> parts) {
            List<String> texts = parts.stream()
                    .map(part -> part instanceof AnnotationValue single ? source(single) : String.valueOf(part))
                    .toList();
            return texts.size() == 1 ? texts.get(0) : texts.stream().collect(Collectors.joining(", ", "{", "}"));
        }
        if (held instanceof VariableElement constant) {
            return simpleName(constant.asType()) + "." + constant.getSimpleName();
        }
        if (held instanceof TypeMirror type) {
            String name = Facts.name(type);
            return Facts.element(type)
                            .map(element -> Facts.names(element).simple())
                            .orElse(name) + ".class";
        }
        return held instanceof String ? value.toString() : text(held);
    }

    private static String simpleName(TypeMirror type) {
        return Facts.element(type).map(element -> Facts.names(element).simple()).orElseGet(() -> Facts.name(type));
    }

    private static String decimal(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
