package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ConstructorModel;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The runner makes objects by a constructor without parameters; what may fail belongs in a set-up, where it is timed and told.
 */
record ClassHasPlainConstructor() implements ClassRule {

    static final String MISSING =
            "the benchmark class %s needs a constructor without parameters; add one, and use @Param for what varies";
    static final String PRIVATE =
            "the constructor of the benchmark class %s must not be private, as its generated runner calls it; remove private";
    static final String THROWS =
            "the constructor of the benchmark class %s must not throw %s; do what may fail in a method with @Setup";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (!benchmark.isRunnable()) {
            return;
        }
        String name = benchmark.names().simple();
        Optional<ConstructorModel> plain = benchmark.constructors().stream()
                .filter(constructor -> constructor.parameters() == 0)
                .findFirst();
        if (plain.isEmpty()) {
            findings.error(benchmark.place(), MISSING.formatted(name));
        } else if (plain.get().isPrivate() && !isPrivate(benchmark)) {
            findings.error(plain.get().place(), PRIVATE.formatted(name));
        } else if (!plain.get().checkedExceptions().isEmpty()) {
            findings.error(
                    plain.get().place(),
                    THROWS.formatted(name, String.join(", ", plain.get().checkedExceptions())));
        }
    }

    /** The constructor that javac adds is as private as its class, which is reported already. */
    private static boolean isPrivate(BenchmarkClassModel benchmark) {
        return benchmark.shape().modifiers().contains(Modifier.PRIVATE);
    }
}
