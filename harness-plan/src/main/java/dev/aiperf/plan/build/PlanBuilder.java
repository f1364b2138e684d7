package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.benchmark.BenchmarkParam;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.OutputSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Makes a plan from what was given, in layers.
 *
 * <pre>{@code
 * ProfilePlan plan = PlanBuilder.create(names, Environment.system(true))
 *         .layer(Layer.ofCommandLine(options, arguments))
 *         .layer(Layer.ofFile(path, tree))
 *         .build();
 * }</pre>
 *
 * <p>The order in which layers are added doesn't matter: the command line wins over system properties, these over the
 * build's settings, these over a configuration file, that over the annotations of a method, these over those of its class,
 * and all over the defaults. For one thread.
 */
public final class PlanBuilder {

    /** Bits of a drawn seed: few enough to pass unchanged through everything that keeps numbers as doubles. */
    private static final long SEED_BITS = (1L << 53) - 1;

    private static final String BUILTIN_TOKENIZER = "builtin";

    private final KnownNames names;
    private final Environment environment;
    private final List<PlanRule> rules;
    private final List<Layer> layers = new ArrayList<>();
    private final List<BenchmarkParam> params = new ArrayList<>();
    private OptionalLong fixedSeed = OptionalLong.empty();

    private PlanBuilder(KnownNames names, Environment environment) {
        this.names = names;
        this.environment = environment;
        this.rules = List.of(
                new StreamingBoundsNeedStreaming(names.streamingMetrics()),
                new StreamingNeedsAStreamingType(names.endpointTypes(), names.streamingTypes()),
                new CeilingNeedsRate(),
                new RateTakesOneCeiling(),
                new PatternNeedsRate(),
                new ShapesNeedTheirPattern(),
                new OneRate(),
                new ReplayKeepsToTheTrace(),
                new SessionsFitTheData(),
                new RampsNeedWhatTheyRamp(),
                new PrefillFitsTheLoad(),
                new CancellationDelayNeedsRate(),
                new RequestsFillConcurrency(),
                new WarmupSettingsNeedWarmup(),
                new WarmupIsShorterThanMeasurement(),
                new OutputSpreadNeedsMean(),
                new FileTypeNeedsFile(),
                new InputFileIsReadable(environment),
                new MadePromptsOnly(),
                new OneServer(),
                new ExtraInputsKeepToTheRun(),
                new OneCredential(),
                new GatesCanBeDecided(new RequestForecast(environment)));
    }

    /**
     * Returns a builder without layers.
     *
     * @param names what is on hand to run the plan with
     * @param environment where the plan is made
     */
    public static PlanBuilder create(KnownNames names, Environment environment) {
        return new PlanBuilder(names, environment);
    }

    /** Adds a layer. */
    public PlanBuilder layer(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** Adds the parameters of a benchmark: each combination of their values makes cells of its own. */
    public PlanBuilder params(List<BenchmarkParam> others) {
        params.addAll(others);
        return this;
    }

    /**
     * Returns what was given as a text, for another process to make the same plan. It holds credentials: it goes from one
     * process to the other, and never to a file; {@link OutputPlan#source()} holds none.
     */
    public String source() {
        return PlanSource.write(layers, params);
    }

    /** Fixes the seed, whatever the layers say of it: that of a plan made before, which may have been drawn. */
    public PlanBuilder seed(long value) {
        fixedSeed = OptionalLong.of(value);
        return this;
    }

    /** Adds what was given in another process. */
    public PlanBuilder source(String text) {
        PlanSource.readInto(this, text);
        return this;
    }

    /**
     * Makes the plan.
     *
     * @throws PlanException if that is not possible; it carries every problem there is
     */
    public ProfilePlan build() throws PlanException {
        Findings findings = new Findings();
        ProfilePlan plan = plan(findings);
        if (!findings.problems().isEmpty()) {
            throw new PlanException(findings.problems());
        }
        List<String> notes = new ArrayList<>(findings.notes());
        findings.warnings().forEach(warning -> notes.add(warning.sentence() + "."));
        return plan.withNotes(notes);
    }

    /** Returns all there is to say of the plan, whether or not it can be made. */
    public PlanCheck check() {
        Findings findings = new Findings();
        plan(findings);
        return new PlanCheck(findings.problems(), findings.warnings(), findings.notes());
    }

    private ProfilePlan plan(Findings findings) {
        Values values = Values.over(layers, findings);
        new TimestampsAreReplayed(environment).applyTo(values, findings);
        ProfilePlan plan = assemble(values, findings);
        for (PlanRule rule : rules) {
            rule.check(plan, values, findings);
        }
        return plan;
    }

    /** Returns every setting with the value that is in effect and where it came from, whether or not that makes a plan. */
    public List<EffectiveSetting> inEffect() {
        return Values.over(layers, new Findings()).inEffect();
    }

    private ProfilePlan assemble(Values values, Findings findings) {
        String model = model(values, findings);
        List<GoodputBound> goodput = new GoodputPlanner(names).plan(values, findings);
        EndpointPlan endpoint = new EndpointPlanner(names, environment).plan(values, goodput, findings);
        TokenizerPlan tokenizer = new TokenizerPlan(
                values.get(InputSettings.TOKENIZER_NAME).or(() -> tokenizerOf(endpoint.target())),
                values.get(InputSettings.TOKENIZER_REVISION).orElse("main"),
                values.isOn(InputSettings.TOKENIZER_STRICT));
        DatasetPlan dataset = new DatasetPlanner(names).plan(values, findings);
        List<Cell> cells = cells(values, dataset, findings);
        PhasePlanner.noteUnbounded(cells, findings);
        OutputPlan output = new OutputPlanner(names, environment)
                .plan(
                        values,
                        model,
                        endpoint.type(),
                        cells,
                        CommandLineText.of(layers),
                        PlanSource.writeWithoutCredentials(
                                layers,
                                params,
                                rateSeries(cells),
                                values.given(ReplaySettings.SCHEDULE).filter(given -> TrafficPlanner.isReplay(values))),
                        findings);
        return new ProfilePlan(
                model,
                endpoint,
                tokenizer,
                dataset,
                cells,
                new PhasePlanner().warmup(values),
                new RunsPlanner().plan(values, findings),
                goodput,
                new GatesPlanner(names).plan(values, findings),
                values.get(OutputSettings.SELF_CHECK).orElse(true),
                output,
                seed(values),
                List.of());
    }

    private List<Cell> cells(Values values, DatasetPlan dataset, Findings findings) {
        PhasePlanner phases = new PhasePlanner();
        List<Cell> cells = new ArrayList<>();
        TrafficPlanner loads = new TrafficPlanner(values, environment, findings);
        List<TrafficPlan> points = loads.plan();
        for (Map<String, String> combination : combinations(params)) {
            for (TrafficPlan traffic : points) {
                cells.add(Cell.of(traffic, combination, phases.measurement(values, dataset, traffic))
                        .withWarmup(loads.warmup(traffic)));
            }
        }
        return cells;
    }

    private static Optional<List<RatePoint>> rateSeries(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.traffic() instanceof TrafficPlan.OpenLoop open
                                && open.rate().steadyRate().isEmpty()
                        ? Stream.of(open.rate().points())
                        : Stream.empty())
                .findFirst();
    }

    private static List<Map<String, String>> combinations(List<BenchmarkParam> params) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (BenchmarkParam param : params) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : combinations) {
                for (String value : param.values()) {
                    Map<String, String> combination = new LinkedHashMap<>(shorter);
                    combination.put(param.name(), value);
                    longer.add(combination);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private boolean isFromFileAlone() {
        return layers.stream().anyMatch(layer -> layer.rank() == Layer.Rank.FILE)
                && layers.stream().noneMatch(layer -> layer.rank() == Layer.Rank.COMMAND_LINE);
    }

    private String model(Values values, Findings findings) {
        Optional<String> model = values.get(EndpointSettings.MODEL);
        if (model.isPresent() && model.get().contains(",")) {
            findings.problem(
                    values.given(EndpointSettings.MODEL).orElseThrow(),
                    "names several models, which one run can't ask for yet; keep one");
        } else if (!values.has(EndpointSettings.MODEL)) {
            findings.missing(EndpointSettings.MODEL, isFromFileAlone(), "the name of the model to ask for");
        }
        return model.orElse("unknown");
    }

    /** A target that we start speaks the built-in encoding, whatever its model is called. */
    private static Optional<String> tokenizerOf(Target target) {
        return target instanceof Target.Launched ? Optional.of(BUILTIN_TOKENIZER) : Optional.empty();
    }

    private Seed seed(Values values) {
        if (fixedSeed.isPresent()) {
            return new Seed(fixedSeed.getAsLong());
        }
        return new Seed(values.get(InputSettings.SEED).orElseGet(() -> environment.entropy() & SEED_BITS));
    }
}
