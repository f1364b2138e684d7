package dev.aiperf;

import dev.aiperf.benchmark.BenchmarkRunner;
import dev.aiperf.benchmark.Params;
import dev.aiperf.benchmark.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What the annotation processor would generate for a class whose methods go wrong as their names say. */
final class FaultyRunner implements BenchmarkRunner {

    /** Runs a benchmark as its own process. */
    public static void main(String[] arguments) {
        ForkMain.run(new FaultyRunner());
    }

    @Override
    public String benchmarkClass() {
        return Faulty.class.getName();
    }

    @Override
    public Scenario create(String method, Params params) {
        return switch (method) {
            case "works" -> Scenario.empty();
            case "secondSetupThrows" -> setup(() -> Faulty.prepare(number()));
            case "exitsInSetup" ->
                setup(() -> {
                    System.out.println("about to leave");
                    System.exit(1);
                });
            case "hangsInSetup" -> setup(() -> Thread.sleep(Duration.ofHours(1).toMillis()));
            case "needsAClassThatIsGone" -> throw new NoClassDefFoundError("com/example/Faulty");
            default -> throw BenchmarkRunner.unknown(method);
        };
    }

    /** The benchmark's own code. */
    private static final class Faulty {

        private Faulty() {}

        static void prepare(int number) {
            if (number == 2) {
                throw new IllegalStateException("no data today");
            }
        }
    }

    private static Scenario setup(Scenario.Action action) {
        return Scenario.builder().setup("prepare", action).build();
    }

    /** Returns how many of these have run in this folder, this one included. */
    private static int number() throws IOException {
        int number = 1;
        while (!Path.of("began-" + number).toFile().createNewFile()) {
            number++;
        }
        return number;
    }
}
