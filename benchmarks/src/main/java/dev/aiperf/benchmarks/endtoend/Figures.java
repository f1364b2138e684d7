package dev.aiperf.benchmarks.endtoend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the harness by itself: {@code figures [--quick] [NAME…]}.
 *
 * <p>Client and target share a machine, and the machine may be shared with others: what is quoted is the ratio to a yardstick
 * of the same run.
 */
public final class Figures {

    private static final List<Figure> ALL = List.of(
            new ThroughputFigure(),
            new EventCostFigure(),
            new AccuracyFigure(),
            new OpenLoopFigure(),
            new ManyStreamsFigure(),
            new MemoryFigure(),
            new StartUpFigure());

    private Figures() {}

    /** Measures the figures named, or all. */
    public static void main(String[] arguments) throws Exception {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        List<String> names =
                Arrays.stream(arguments).filter(word -> !word.startsWith("--")).toList();
        List<Figure> asked = ALL.stream()
                .filter(figure -> names.isEmpty() || names.contains(figure.name()))
                .toList();
        if (asked.size() < names.size()) {
            System.err.println("figures [--quick] [NAME…]; the names are "
                    + ALL.stream().map(Figure::name).collect(Collectors.joining(", ")));
            System.exit(2);
        }
        for (Figure figure : asked) {
            Path folder = Files.createTempDirectory("aiperf-figure");
            try {
                System.out.println("\n== " + figure.name() + (quick ? " (quick)" : ""));
                figure.measure(quick, folder);
            } finally {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
