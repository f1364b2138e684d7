package dev.aiperf.run;

import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.EndpointTypes;
import dev.aiperf.extension.Extensions;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.tokenizer.LoadedTokenizer;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.Tokenizers;
import dev.aiperf.transport.TransportProvider;

/**
 * What all cells of a session share: made once, from what is installed.
 *
 * @param endpoint the API that is spoken
 * @param tokenizer what counts tokens
 * @param transports what makes the transport of a cell
 * @param metrics what is computed
 */
record RunParts(
        EndpointType endpoint, LoadedTokenizer tokenizer, TransportProvider transports, MetricCatalogue metrics) {

    private static final String TRANSPORT = "http";

    static RunParts of(ProfilePlan plan) throws RunException {
        Extensions<TransportProvider> transports =
                Extensions.installed(TransportProvider.class, TransportProvider::name);
        TransportProvider transport = transports
                .find(TRANSPORT)
                .orElseThrow(() -> new RunException(Kind.WRONG_USE, transports.unknown("transport", TRANSPORT)));
        try {
            EndpointType endpoint =
                    EndpointTypes.installed().named(plan.endpoint().type());
            LoadedTokenizer tokenizer = Tokenizers.installed().load(plan.tokenizer(), plan.model());
            return new RunParts(
                    endpoint,
                    tokenizer,
                    transport,
                    MetricCatalogue.load().withReadingSpeed(plan.output().readingSpeed()));
        } catch (EndpointException | TokenizerException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }
}
