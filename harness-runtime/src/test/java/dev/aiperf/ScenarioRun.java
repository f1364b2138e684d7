package dev.aiperf;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.report.ArtifactFolder;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.run.BenchmarkThread;
import dev.aiperf.run.CellOutput;
import dev.aiperf.run.LocalRuns;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.ResultSink;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunResult;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of one cell with code of a benchmark's own, against a simulator that tells what it saw. */
final class ScenarioRun implements AutoCloseable {

    final Simulator simulator;
    final List<RequestRecord> records = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    private final BenchmarkThread thread = new BenchmarkThread();
    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private @Nullable String runId;

    ScenarioRun(Path folder) throws IOException {
        this.folder = folder;
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with("model", "m")
                .with("independent-streams", "true")
                .with("prefill-rate", "2000000")
                .with("decode-base", "100us")
                .with("output-tokens", "4"));
        settings.putAll(Map.of(
                "model", "m",
                "url", simulator.uri().toString(),
                "tokenizer", "builtin",
                "streaming", "true",
                "self-check", "false",
                "isl", "12",
                "osl", "4",
                "artifact-dir", folder.toString(),
                "random-seed", "7"));
    }

    /** Changes a setting of the plan. */
    ScenarioRun with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    RunResult run(Scenario scenario) throws Exception {
        return run(scenario, 1);
    }

    /**
     * Runs the plan.
     *
     * @param number the number of the run of its cell
     */
    RunResult run(Scenario scenario, int number) throws Exception {
        ProfilePlan plan = PlanBuilder.create(KnownNames.builtIn(), Environment.system(false))
                .layer(Layer.ofProgram(settings))
                .build();
        try (ArtifactFolder artifacts = ArtifactFolder.prepare(plan.output().artifactDir())) {
            ResultSink files = new ProfileFiles(
                    plan, (cell, run) -> artifacts.root(), new ConsoleReport(120, false), new Listener(), "test");
            return new LocalRuns(plan, scenario, thread, new Watched(files), new Listener())
                    .run(plan.cells().get(0), number)
                    .orElseThrow();
        }
    }

    List<RequestRecord> measured() {
        return records.stream()
                .filter(record -> record.phase() == PhaseKind.MEASUREMENT)
                .toList();
    }

    /** Returns the lines of the file of requests. */
    List<JsonNode> lines() throws IOException {
        return Files.readAllLines(folder.resolve("profile_export.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** Returns the inputs as they were written; empty where there is no file of them. */
    Optional<JsonNode> inputs() throws IOException {
        Path file = folder.resolve("inputs.json");
        return Files.exists(file)
                ? Optional.of(JsonMapper.shared().readTree(Files.readString(file)))
                : Optional.empty();
    }

    String runId() {
        if (runId == null) {
            throw new IllegalStateException("nothing was run");
        }
        return runId;
    }

    @Override
    public void close() {
        thread.close();
        simulator.close();
    }

    private final class Listener implements ProfileListener {

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {}

        @Override
        public void cellReport(String text) {}
    }

    /** Keeps what goes into the files. */
    private final class Watched implements ResultSink {

        private final ResultSink files;

        Watched(ResultSink files) {
            this.files = files;
        }

        @Override
        public CellOutput open(Cell cell, int run, String id, WallClockAnchor anchor) throws RunException {
            runId = id;
            CellOutput output = files.open(cell, run, id, anchor);
            return new CellOutput() {
                @Override
                public Path folder() {
                    return output.folder();
                }

                @Override
                public void onRecord(RequestRecord record, RecordValues values) {
                    records.add(record);
                    output.onRecord(record, values);
                }

                @Override
                public void onNoiseFloor(NoiseFloor floor) {
                    output.onNoiseFloor(floor);
                }

                @Override
                public boolean hasFailed() {
                    return output.hasFailed();
                }

                @Override
                public void close() throws RunException {
                    output.close();
                }
            };
        }

        @Override
        public CellOutput rehearse(Path folder, WallClockAnchor anchor) throws RunException {
            return files.rehearse(folder, anchor);
        }

        @Override
        public void write(RunResult result, Dataset dataset, RequestEncoder encoder, long requests)
                throws RunException {
            files.write(result, dataset, encoder, requests);
        }
    }
}
