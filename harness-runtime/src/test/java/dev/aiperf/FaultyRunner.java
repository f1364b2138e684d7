package dev.aiperf;

import dev.aiperf.benchmark.BenchmarkRunner;
import dev.aiperf.benchmark.ChatRequest;
import dev.aiperf.benchmark.Params;
import dev.aiperf.benchmark.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

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
            case "hangsInConstructor" -> {
                Faulty.hang();
                throw new IllegalStateException("it came back");
            }
            case "hangsInDataset" ->
                Scenario.builder()
                        .dataset(() -> {
                            Faulty.hang();
                            throw new IllegalStateException("it came back");
                        })
                        .build();
            case "hangsInSetup" -> setup(Faulty::hang);
            case "hangsInShaping" ->
                Scenario.builder()
                        .shape((turn, context) -> {
                            if (context.index() == 3) {
                                Faulty.hang();
                            }
                            return ChatRequest.of(turn);
                        })
                        .build();
            case "hangsInValidate" ->
                Scenario.builder()
                        .validate("isRight", response -> {
                            if (response.index() == 3) {
                                Faulty.hang();
                            }
                            return true;
                        })
                        .build();
            case "hangsInTearDown" ->
                Scenario.builder()
                        .tearDown("close", Faulty::hang)
                        .tearDown("closeMore", () -> {})
                        .build();
            case "needsAClassThatIsGone" -> throw new NoClassDefFoundError("com/example/Faulty");
            default -> throw BenchmarkRunner.unknown(method);
        };
    }

    /** The benchmark's own code. */
    private static final class Faulty {

        private Faulty() {}

        private static void begun() {
            try {
                String process = Long.toString(ProcessHandle.current().pid());
                Files.move(Files.writeString(Path.of("hanging-soon"), process), Path.of("hanging"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Does not end, whoever interrupts it; a file tells its process. */
        static void hang() {
            begun();
            while (true) {
                LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
                if (Thread.interrupted()) {
                    System.out.println("interrupted, and hanging still");
                }
            }
        }

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
