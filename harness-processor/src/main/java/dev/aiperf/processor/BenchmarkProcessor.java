package dev.aiperf.processor;

import dev.aiperf.plan.benchmark.BenchmarkFile;
import dev.aiperf.processor.generate.BenchmarkData;
import dev.aiperf.processor.generate.RunnerSource;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.plan.AnnotationsMakeAPlan;
import dev.aiperf.processor.plan.ShapingNeedsChat;
import dev.aiperf.processor.rule.Finding;
import dev.aiperf.processor.rule.Findings;
import dev.aiperf.processor.rule.JavaRules;
import dev.aiperf.processor.source.ClassReader;
import dev.aiperf.processor.source.SourcePlace;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * The processor that javac finds: checks each class of benchmarks, and writes its runner and its resource.
 *
 * <p>It is isolating: what it writes for a class comes from that class and what it extends, and names it as its one
 * originating element, so that an incremental build takes away what belonged to a class that is gone.
 */
public final class BenchmarkProcessor extends AbstractProcessor {

    private static final String UNWRITABLE = "could not write what is generated for %s: %s";

    private final AnnotationsMakeAPlan planRule = new AnnotationsMakeAPlan();
    private final Set<TypeElement> sources = new HashSet<>();
    private final Set<Finding> said = new HashSet<>();
    private Set<String> waiting = new LinkedHashSet<>();

    /** All of them: a class may have benchmarks by what it extends, without any annotation of its own. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            List<TypeElement> types = new ArrayList<>();
            for (String name : waiting) {
                types.add(processingEnv.getElementUtils().getTypeElement(name));
            }
            waiting = new LinkedHashSet<>();
            Set<TypeElement> outermost = ElementFilter.typesIn(round.getRootElements());
            sources.addAll(outermost);
            outermost.forEach(type -> addWithNested(type, types));
            process(types);
        }
        return false;
    }

    private void process(List<TypeElement> types) {
        ClassReader reader = new ClassReader(processingEnv);
        for (TypeElement type : types) {
            if (reader.isComplete(type)) {
                reader.read(type, sources).ifPresent(benchmark -> {
                    if (isRight(benchmark) && benchmark.isRunnable()) {
                        write(benchmark, type, reader.canMarkGenerated(type));
                    }
                });
            } else {
                waiting.add(type.getQualifiedName().toString());
            }
        }
    }

    private static void addWithNested(TypeElement type, List<TypeElement> types) {
        types.add(type);
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> addWithNested(nested, types));
    }

    private boolean isRight(BenchmarkClassModel benchmark) {
        Findings findings = new Findings();
        JavaRules.check(benchmark, findings);
        new ShapingNeedsChat().check(benchmark, findings);
        planRule.check(benchmark, findings);
        findings.all().forEach(this::say);
        return !findings.haveErrors();
    }

    /** Says a finding once, though it may come up in each class that extends the one it is about. */
    private void say(Finding finding) {
        if (said.add(finding) && finding.place() instanceof SourcePlace place) {
            Diagnostic.Kind kind = finding.isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
            place.print(processingEnv.getMessager(), kind, finding.message());
        }
    }

    private void write(BenchmarkClassModel benchmark, Element origin, boolean isMarked) {
        try {
            RunnerSource.of(benchmark, Optional.of(origin), isMarked).writeTo(processingEnv.getFiler());
            String path = BenchmarkFile.pathOf(benchmark.names().binary());
            try (Writer resource = processingEnv
                    .getFiler()
                    .createResource(StandardLocation.CLASS_OUTPUT, "", path, origin)
                    .openWriter()) {
                resource.write(BenchmarkFile.write(BenchmarkData.of(benchmark, version())));
            }
        } catch (IOException e) {
            String message = UNWRITABLE.formatted(benchmark.names().simple(), e.getMessage());
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, origin);
        }
    }

    private static String version() {
        return Optional.ofNullable(BenchmarkProcessor.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
