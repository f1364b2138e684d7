package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.EndpointTypes;
import dev.aiperf.extension.Extensions;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.tokenizer.LoadedTokenizer;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.Tokenizers;
import dev.aiperf.transport.TransportProvider;
import java.util.Optional;

/**
 * What all cells of a session share: made once, from what is installed.
 *
 * @param endpoint the API that is spoken
 * @param tokenizer what counts tokens
 * @param transports what makes the transport of a cell
 * @param selfCheckTransports what makes that of the self-check, whose probe speaks HTTP/1.1
 * @param metrics what is computed
 * @param scenario what the benchmark does with code of its own
 * @param run the number of the run of each cell, from 1
 */
record RunParts(
        EndpointType endpoint,
        LoadedTokenizer tokenizer,
        TransportProvider transports,
        TransportProvider selfCheckTransports,
        MetricCatalogue metrics,
        Scenario scenario,
        int run) {

    private static final String HTTP1 = "http";

    /** Returns the same for another run of a cell. */
    RunParts ofRun(int number) {
        return new RunParts(endpoint, tokenizer, transports, selfCheckTransports, metrics, scenario, number);
    }

    /**
     * Returns the seed of this run: all cells of a run share it, so that they differ by what is compared and nothing else,
     * and no two runs do, so that they are independent.
     */
    Seed seed(ProfilePlan plan) {
        return run == 1 ? plan.seed() : plan.seed().derive("run").derive(run);
    }

    /** Returns the warm-up of this run, if it has one. */
    Optional<PhasePlan> warmup(ProfilePlan plan) {
        return run > 1 && plan.runs().warmupInFirstRunOnly() ? Optional.empty() : plan.warmup();
    }

    static RunParts of(ProfilePlan plan, Scenario scenario, int run) throws RunException {
        Extensions<TransportProvider> transports =
                Extensions.installed(TransportProvider.class, TransportProvider::name);
        TransportProvider transport =
                transport(transports, plan.endpoint().network().transport());
        try {
            EndpointType endpoint =
                    EndpointTypes.installed().named(plan.endpoint().type());
            if (scenario.shaper().isPresent() && !endpoint.takesMessages()) {
                throw new RunException(
                        Kind.WRONG_USE,
                        "a benchmark method that shapes requests returns chat messages, which the endpoint type "
                                + endpoint.name() + " doesn't take; use chat, or leave the method empty");
            }
            LoadedTokenizer tokenizer = Tokenizers.installed().load(plan.tokenizer(), plan.model());
            return new RunParts(
                    endpoint,
                    tokenizer,
                    transport,
                    transport.speaksHttp1() ? transport : transport(transports, HTTP1),
                    MetricCatalogue.load().withReadingSpeed(plan.output().readingSpeed()),
                    scenario,
                    run);
        } catch (EndpointException | TokenizerException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }

    private static TransportProvider transport(Extensions<TransportProvider> transports, String name)
            throws RunException {
        return transports
                .find(name)
                .orElseThrow(() -> new RunException(Kind.WRONG_USE, transports.unknown("transport", name)));
    }
}
