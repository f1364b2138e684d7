package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.Slo;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.OutputSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * <p>The order in which layers are added doesn't matter: the command line wins over system properties, these over a
 * configuration file, and that over the defaults. For one thread.
 */
public final class PlanBuilder {

    /** Bits of a drawn seed: few enough to pass unchanged through everything that keeps numbers as doubles. */
    private static final long SEED_BITS = (1L << 53) - 1;

    private static final String BUILTIN_TOKENIZER = "builtin";

    private final KnownNames names;
    private final Environment environment;
    private final List<PlanRule> rules;
    private final List<Layer> layers = new ArrayList<>();

    private PlanBuilder(KnownNames names, Environment environment) {
        this.names = names;
        this.environment = environment;
        this.rules = List.of(
                new StreamingBoundsNeedStreaming(names.streamingMetrics()),
                new StreamingNeedsAStreamingType(names.streamingTypes()),
                new CeilingNeedsRate(),
                new RateTakesOneCeiling(),
                new PatternNeedsRate(),
                new RequestsFillConcurrency(),
                new WarmupGraceNeedsWarmup(),
                new WarmupIsShorterThanMeasurement(),
                new OutputSpreadNeedsMean(),
                new FileTypeNeedsFile(),
                new InputFileIsReadable(environment),
                new MadePromptsOnly(),
                new OneServer(),
                new OneCredential());
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

    /**
     * Makes the plan.
     *
     * @throws PlanException if that is not possible; it carries every problem there is
     */
    public ProfilePlan build() throws PlanException {
        Findings findings = new Findings();
        Values values = Values.over(layers, findings);
        ProfilePlan plan = assemble(values, findings);
        for (PlanRule rule : rules) {
            rule.check(plan, values, findings);
        }
        if (!findings.problems().isEmpty()) {
            throw new PlanException(findings.problems());
        }
        return plan.withNotes(findings.notes());
    }

    /** Returns every setting with the value that is in effect and where it came from, whether or not that makes a plan. */
    public List<EffectiveSetting> inEffect() {
        return Values.over(layers, new Findings()).inEffect();
    }

    private ProfilePlan assemble(Values values, Findings findings) {
        String model = model(values, findings);
        List<Slo> goodput = new GoodputPlanner(names).plan(values, findings);
        EndpointPlan endpoint = new EndpointPlanner(names, environment).plan(values, goodput, findings);
        TokenizerPlan tokenizer = new TokenizerPlan(
                values.get(InputSettings.TOKENIZER_NAME).or(() -> tokenizerOf(endpoint.target())),
                values.get(InputSettings.TOKENIZER_REVISION).orElse("main"),
                values.isOn(InputSettings.TOKENIZER_STRICT));
        DatasetPlan dataset = new DatasetPlanner(names).plan(values, findings);
        List<Cell> cells = new TrafficPlanner().plan(values);
        PhasePlanner phases = new PhasePlanner();
        Optional<PhasePlan> warmup = phases.warmup(values);
        PhasePlan measurement = phases.measurement(values, dataset, cells, findings);
        OutputPlan output = new OutputPlanner(names, environment)
                .plan(values, model, endpoint.type(), cells, CommandLineText.of(layers), findings);
        return new ProfilePlan(
                model,
                endpoint,
                tokenizer,
                dataset,
                cells,
                warmup,
                measurement,
                goodput,
                values.get(OutputSettings.SELF_CHECK).orElse(true),
                output,
                seed(values),
                List.of());
    }

    private static String model(Values values, Findings findings) {
        Optional<String> model = values.get(EndpointSettings.MODEL);
        if (model.isPresent() && model.get().contains(",")) {
            findings.problem(
                    values.given(EndpointSettings.MODEL).orElseThrow(),
                    "names several models, which one run can't ask for yet; keep one");
        } else if (!values.has(EndpointSettings.MODEL)) {
            findings.missing(EndpointSettings.MODEL, "is missing; write --model and the name of the model to ask for");
        }
        return model.orElse("unknown");
    }

    /** A target that we start speaks the built-in encoding, whatever its model is called. */
    private static Optional<String> tokenizerOf(Target target) {
        return target instanceof Target.Launched ? Optional.of(BUILTIN_TOKENIZER) : Optional.empty();
    }

    private Seed seed(Values values) {
        return new Seed(values.get(InputSettings.SEED).orElseGet(() -> environment.entropy() & SEED_BITS));
    }
}
