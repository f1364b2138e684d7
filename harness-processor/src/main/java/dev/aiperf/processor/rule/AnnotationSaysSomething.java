package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation without attributes gives no settings, so that whoever wrote it expects something that isn't there.
 */
record AnnotationSaysSomething() implements AnnotationRule {

    static final String MESSAGE = "@%s says nothing; write %s, or remove it";

    /** What to write in the annotations whose attributes may all be left out. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "Confidence", "@Confidence(level = 0.99)",
            "Endpoint", "@Endpoint(model = \"llama-3.1-70b\")",
            "Fork", "@Fork(5)",
            "Goodput", "@Goodput(ttft = \"500ms\")",
            "Measurement", "@Measurement(duration = \"5m\")",
            "Ramp", "@Ramp(concurrency = \"30s\")",
            "Tokenizer", "@Tokenizer(\"builtin\")",
            "Warmup", "@Warmup(requests = 20)");

    @Override
    public void check(AnnotationModel annotation, Findings findings) {
        if (annotation.attributes().isEmpty()) {
            example(annotation.name())
                    .ifPresent(example ->
                            findings.error(annotation.place(), MESSAGE.formatted(annotation.name(), example)));
        }
    }

    /** Returns what to write instead of an annotation alone, if it can stand alone. */
    Optional<String> example(String annotation) {
        return Optional.ofNullable(EXAMPLES.get(annotation));
    }
}
