package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.DatasetException;
import dev.aiperf.dataset.Datasets;
import dev.aiperf.dataset.Trace;
import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.endpoint.EndpointUrl;
import dev.aiperf.engine.LoadException;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.SelfCheck;
import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Target;
import dev.aiperf.run.BenchmarkThread.GivenUpException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportSettings;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs in this process, one after the other, each against a target that was found fit before the first request.
 *
 * <p>{@link #run} is for one thread; {@link #interrupt} may be called from any.
 */
public final class LocalRuns implements RunPlace {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final int RUN_ID_LENGTH = 12;

    private final ProfilePlan plan;
    private final Scenario scenario;
    private final BenchmarkThread thread;
    private final ScenarioHooks hooks;
    private final ResultSink results;
    private final RunObserver observer;
    private volatile boolean interrupted;
    private volatile @Nullable RunLoad current;
    private @Nullable RunParts installed;
    private boolean checkedModel;
    private boolean compiled;

    /**
     * @param scenario the benchmark's own code; it is of one run of one cell
     * @param thread where that code is set up and torn down
     * @param results takes records and results as they come
     * @param observer sees how it goes
     */
    public LocalRuns(
            ProfilePlan plan, Scenario scenario, BenchmarkThread thread, ResultSink results, RunObserver observer) {
        this.plan = plan;
        this.scenario = scenario;
        this.thread = thread;
        this.hooks = new ScenarioHooks(scenario, thread, plan.runs().fork().setupTimeout(), observer::say);
        this.results = results;
        this.observer = observer;
    }

    /** Makes runs of a plan that has no code of its own. */
    public LocalRuns(ProfilePlan plan, ResultSink results, RunObserver observer) {
        this(plan, Scenario.empty(), new BenchmarkThread(), results, observer);
    }

    @Override
    public void interrupt() {
        interrupted = true;
        thread.interrupt();
        RunLoad running = current;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public Optional<RunResult> run(Cell cell, int run) throws RunException {
        RunParts shared = installed == null ? RunParts.of(plan, scenario, run) : installed;
        installed = shared;
        RunParts parts = shared.ofRun(run);
        if (!checkedModel) {
            parts.tokenizer().warning().ifPresent(observer::say);
        }
        Hosts hosts = lookUpHosts();
        TransportSettings settings = transportSettings(hosts);
        try (BeingPrepared<LaunchedTarget> target =
                        BeingPrepared.begin("target", preparationTime(), this::target, LaunchedTarget::close);
                BeingPrepared<Transport> transport = BeingPrepared.begin(
                        "transport", preparationTime(), () -> transport(parts, settings), Transport::close)) {
            Dataset dataset = dataset(cell, parts);
            if (!checkedModel && dataset instanceof Trace trace) {
                trace.remarks().forEach(observer::say);
            }
            // Here, so that neither the time nor the garbage of loading a vocabulary falls into the load.
            parts.tokenizer().tokenizer().warm();
            URI base = target.get().url();
            preflight(base, parts, settings);
            Optional<NoiseFloor> noiseFloor = selfCheck(cell, parts, settings);
            if (interrupted) {
                return Optional.empty();
            }
            return Optional.of(measure(cell, parts, dataset, url(base, parts), transport.get(), hosts, noiseFloor));
        } catch (GivenUpException e) {
            return Optional.empty();
        }
    }

    private Duration preparationTime() {
        return plan.runs().fork().setupTimeout();
    }

    private static Transport transport(RunParts parts, TransportSettings settings) throws RunException {
        try {
            return parts.transports().open(settings);
        } catch (TransportException e) {
            throw new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private Hosts lookUpHosts() {
        Hosts hosts = Hosts.lookUp(plan.endpoint());
        if (!checkedModel) {
            hosts.shown()
                    .forEach((host, addresses) -> observer.say(
                            "Host:   " + host + " is " + String.join(", ", addresses) + ", looked up once a run."));
        }
        return hosts;
    }

    private void preflight(URI base, RunParts parts, TransportSettings load) throws RunException {
        List<String> unchecked;
        try (Transport transport = transport(parts, Preflight.settings(load))) {
            unchecked = new Preflight(plan.endpoint(), base, transport).check(plan.model());
        }
        if (!checkedModel) {
            unchecked.forEach(observer::say);
            checkedModel = true;
        }
    }

    private RunResult measure(
            Cell cell,
            RunParts parts,
            Dataset dataset,
            URI url,
            Transport transport,
            Hosts hosts,
            Optional<NoiseFloor> noiseFloor)
            throws RunException, GivenUpException {
        WallClockAnchor anchor = WallClockAnchor.now();
        String runId = UUID.randomUUID().toString().replace("-", "").substring(0, RUN_ID_LENGTH);
        RunLoad load = new RunLoad(plan, cell, parts, dataset, runId, url, transport, hosts.shown(), observer);
        RunLoad.@Nullable Measured measured = null;
        Optional<RunException> unwritten = Optional.empty();
        try (CellOutput output = results.open(cell, parts.run(), runId, anchor)) {
            noiseFloor.ifPresent(output::onNoiseFloor);
            current = load;
            if (interrupted) {
                load.interrupt();
            }
            measured = load.run(noiseFloor, hooks, anchor, output);
        } catch (RunException e) {
            if (measured == null) {
                throw e;
            }
            unwritten = Optional.of(e);
        } finally {
            current = null;
        }
        if (isOneOfSeveral()) {
            keep(measured.result());
        }
        write(measured, dataset, parts, measured.unwritten().isPresent() ? measured.unwritten() : unwritten);
        if (measured.whole()) {
            deleteLog(measured.result().folder());
        }
        return measured.result();
    }

    /**
     * Writes what a run gave, as far as that goes.
     *
     * @param unwritten why not all of its requests are on disk
     */
    private void write(RunLoad.Measured measured, Dataset dataset, RunParts parts, Optional<RunException> unwritten)
            throws RunException {
        try {
            results.write(
                    measured.result(),
                    dataset,
                    parts.endpoint().encoder(RunLoad.requestSettings(plan).withoutCredentials()),
                    measured.sent());
        } catch (RunException e) {
            if (unwritten.isEmpty()) {
                throw e;
            }
            observer.say(String.valueOf(e.getMessage()));
        }
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
    }

    private boolean isOneOfSeveral() {
        return plan.isSweep() || plan.runs().areSeveral();
    }

    /** Before its files are written: so where they are, what is said of several runs together can be made, too. */
    private void keep(RunResult result) {
        try {
            LoggedRun.keep(result);
        } catch (IOException e) {
            observer.say(
                    "If this program were killed now, this run would be missing from what is said of several together: "
                            + e.getMessage() + ".");
        }
    }

    private void deleteLog(Path folder) {
        try {
            LoggedRun.deleteLog(folder);
            if (!isOneOfSeveral()) {
                LoggedRun.forget(folder);
            }
        } catch (IOException e) {
            observer.say(folder.resolve(LoggedRun.LOG_FILE) + " is no longer needed, but can't be deleted: "
                    + e.getMessage() + ".");
        }
    }

    private Dataset dataset(Cell cell, RunParts parts) throws RunException, GivenUpException {
        if (scenario.dataset().isPresent()) {
            return hooks.open(scenario.dataset().get());
        }
        try {
            return Datasets.installed()
                    .open(
                            plan.dataset(),
                            parts.tokenizer().tokenizer(),
                            plan.seed(),
                            parts.seed(plan).derive("run").derive(cell.name()));
        } catch (DatasetException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<NoiseFloor> selfCheck(Cell cell, RunParts parts, TransportSettings transport) throws RunException {
        if (!plan.selfCheck() || interrupted) {
            return Optional.empty();
        }
        if (!compiled && parts.selfCheckTransports() != parts.transports()) {
            observer.say(
                    "The self-check goes over HTTP/1.1, since its probe speaks no other protocol: the noise floor is that"
                            + " of the transport " + parts.selfCheckTransports().name() + ", not of "
                            + parts.transports().name() + ".");
        }
        try (Rehearsal rehearsal = Rehearsal.begin(plan, cell, parts, results)) {
            NoiseFloor floor = new SelfCheck(
                            parts.selfCheckTransports(),
                            transport.over(transport.network().toOneself()),
                            rehearsal.pool(),
                            rehearsal.sink())
                    .run(cell.traffic(), compiled);
            compiled = true;
            return Optional.of(floor);
        } catch (LoadException e) {
            throw new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private URI url(URI base, RunParts parts) throws RunException {
        try {
            return EndpointUrl.of(base, parts.endpoint().path(), plan.endpoint().path());
        } catch (EndpointException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }

    private TransportSettings transportSettings(Hosts hosts) {
        EndpointPlan endpoint = plan.endpoint();
        Map<String, String> headers = new LinkedHashMap<>(endpoint.headers());
        endpoint.apiKey().ifPresent(key -> headers.put("Authorization", "Bearer " + key.reveal()));
        Duration connect =
                endpoint.requestTimeout().compareTo(CONNECT_TIMEOUT) < 0 ? endpoint.requestTimeout() : CONNECT_TIMEOUT;
        int selectors = Runtime.getRuntime().availableProcessors() > 4 ? 2 : 1;
        return new TransportSettings(
                endpoint.streaming(),
                headers,
                endpoint.requestTimeout(),
                connect,
                selectors,
                endpoint.network(),
                hosts.addresses());
    }

    private LaunchedTarget target() throws RunException {
        if (plan.endpoint().target() instanceof Target.Running running) {
            return new AlreadyRunning(running.base());
        }
        Target.Launched launched = (Target.Launched) plan.endpoint().target();
        Extensions<TargetLauncher> launchers = Extensions.installed(TargetLauncher.class, TargetLauncher::name);
        return launchers
                .find(launched.launcher())
                .orElseThrow(() ->
                        new RunException(Kind.WRONG_USE, launchers.unknown("target launcher", launched.launcher())))
                .launch(launched.options());
    }

    /** A server that runs already, and goes on after the run. */
    private record AlreadyRunning(URI url) implements LaunchedTarget {
        @Override
        public void close() {
            // It isn't ours to stop.
        }
    }
}
