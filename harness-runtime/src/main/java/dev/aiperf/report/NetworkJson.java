package dev.aiperf.report;

import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What requests went over, and by which way. */
final class NetworkJson {

    private NetworkJson() {}

    /**
     * Writes it as the member {@code network}.
     *
     * @param hosts the addresses of hosts that were looked up
     */
    static void write(JsonGenerator json, NetworkPlan network, Map<String, List<String>> hosts) {
        RoutePlan route = network.route();
        json.writeObjectPropertyStart("network");
        json.writeStringProperty("transport", network.transport());
        json.writeStringProperty("connection_reuse", network.reuse().name().toLowerCase(Locale.ROOT));
        if (network.tls().insecure()) {
            json.writeBooleanProperty("insecure", true);
        }
        route.unixSocket().ifPresent(path -> json.writeStringProperty("unix_socket", path.toString()));
        route.proxy().ifPresent(proxy -> json.writeStringProperty("proxy", proxy.toString()));
        if (!route.sourceAddresses().isEmpty()) {
            writeTexts(json, "source_addresses", route.sourceAddresses());
        }
        json.writeObjectPropertyStart("hosts");
        hosts.forEach((host, addresses) -> writeTexts(json, host, addresses));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
