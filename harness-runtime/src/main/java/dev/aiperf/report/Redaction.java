package dev.aiperf.report;

import dev.aiperf.plan.CredentialNames;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of files and off the console: by the name of what carries them, and by their value wherever it
 * turns up, since servers like to quote a refused key in their error message.
 *
 * <p>An {@link Exporter} passes through it whatever it writes of the plan's endpoint, of error messages and of notes;
 * figures and names of metrics hold no secrets. Immutable, safe to share between threads.
 */
public final class Redaction {

    /** What stands where a secret was. */
    public static final String HIDDEN = CredentialNames.HIDDEN;

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#@\\s]*@");
    private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&])([^=&#\\s]+)=([^&#\\s]*)");
    /** Shorter values are no keys, and would be found inside ordinary words. */
    private static final int SHORTEST_VALUE = 6;

    private final List<String> values = new ArrayList<>();

    /** Knows the secrets of an endpoint: its key, and those headers whose names tell that they carry one. */
    public Redaction(EndpointPlan endpoint) {
        endpoint.credentials().forEach(this::hide);
    }

    private void hide(String value) {
        if (value.length() >= SHORTEST_VALUE) {
            values.add(value);
        }
    }

    /** Returns a text without any secret of the plan, and without user names and keys in URLs. */
    public String text(String text) {
        String safe = text;
        for (String value : values) {
            safe = safe.replace(value, HIDDEN);
        }
        if (safe.contains("://")) {
            safe = USER_INFO.matcher(safe).replaceAll("");
            safe = QUERY_VALUE
                    .matcher(safe)
                    .replaceAll(pair -> CredentialNames.includes(pair.group(1)) ? "$1=" + HIDDEN : "$0");
        }
        return safe;
    }

    /** Returns a target as it may be shown. */
    public String target(Target target) {
        return text(target instanceof Target.Running running ? running.base().toString() : target.text());
    }

    /** Returns the value of a request header as it may be shown. */
    public String header(Map.Entry<String, String> header) {
        return CredentialNames.includes(header.getKey()) ? HIDDEN : text(header.getValue());
    }
}
