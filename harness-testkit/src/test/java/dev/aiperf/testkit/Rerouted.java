package dev.aiperf.testkit;

import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;

/** A transport whose connections go another way. */
record Rerouted(TransportProvider provider, RoutePlan route) implements TransportProvider {

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Transport open(TransportSettings settings) throws TransportException {
        NetworkPlan asked = settings.network();
        return provider.open(settings.over(new NetworkPlan(asked.transport(), asked.reuse(), asked.tls(), route)));
    }
}
