package dev.aiperf.plan.build;

import dev.aiperf.plan.Target;
import dev.aiperf.plan.settings.EndpointSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads targets: the URL of a server that runs, or {@code simulator:?max-batch=8} for one that is started. */
final class TargetReader {

    private static final Pattern LAUNCHED = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?:\\?(.*))?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final int MOST_PORTS = 65_535;

    private final Set<String> launchers;

    TargetReader(Set<String> launchers) {
        this.launchers = launchers;
    }

    /**
     * Reads one target.
     *
     * @throws IllegalArgumentException if it is none; the message goes on after the setting
     */
    Target read(String text) {
        Matcher launched = LAUNCHED.matcher(text);
        if (launched.matches() && launchers.contains(launched.group(1).toLowerCase(Locale.ROOT))) {
            String options = Optional.ofNullable(launched.group(2)).orElse("");
            return new Target.Launched(text, launched.group(1).toLowerCase(Locale.ROOT), options(options));
        }
        return new Target.Running(Secrets.hide(EndpointSettings.URL, text), base(text));
    }

    private static URI base(String text) {
        URI base;
        try {
            base = new URI(SCHEME.matcher(text).matches() ? text : "http://" + text);
        } catch (URISyntaxException notAUrl) {
            throw new IllegalArgumentException(
                    "must be " + EndpointSettings.URL.type().accepted(), notAUrl);
        }
        String scheme = base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("must start with http:// or https://, not with " + scheme + "://");
        }
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must hold no user and password; give them by --header or --api-key");
        }
        if (base.getHost() == null || base.getPort() == 0 || base.getPort() > MOST_PORTS) {
            throw new IllegalArgumentException(
                    "must be " + EndpointSettings.URL.type().accepted());
        }
        if (base.getRawFragment() != null) {
            throw new IllegalArgumentException("must hold no fragment; leave away what follows the #");
        }
        return base;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            String name = decode(equals < 0 ? option : option.substring(0, equals));
            if (!name.isEmpty()
                    && options.put(name, equals < 0 ? "true" : decode(option.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("must name an option once; keep one " + name);
            }
        }
        return options;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new IllegalArgumentException(
                    "holds a % that two hexadecimal digits must follow; write it %25", badEscape);
        }
    }
}
