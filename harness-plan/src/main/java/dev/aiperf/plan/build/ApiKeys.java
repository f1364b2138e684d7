package dev.aiperf.plan.build;

import dev.aiperf.plan.Secret;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.settings.EndpointSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the key that requests are sent with: given, named, or in the environment for the host it belongs to. */
final class ApiKeys {

    static final String OPENAI_VARIABLE = "OPENAI_API_KEY";

    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    private final Environment environment;

    ApiKeys(Environment environment) {
        this.environment = environment;
    }

    /** Returns whether a value names where the key is, and isn't the key itself. */
    static boolean isReference(String value) {
        return value.startsWith(VARIABLE) || value.startsWith(FILE);
    }

    Optional<Secret> find(Values values, List<Target> targets, Findings findings) {
        Optional<Given> given = values.given(EndpointSettings.API_KEY);
        Optional<String> text = values.get(EndpointSettings.API_KEY);
        if (given.isPresent()) {
            return text.flatMap(value -> read(given.get(), value, findings));
        }
        boolean namesOneItself = values.get(EndpointSettings.HEADERS).orElseGet(Map::of).keySet().stream()
                .anyMatch("Authorization"::equalsIgnoreCase);
        if (namesOneItself || !targets.stream().allMatch(ApiKeys::isOpenAi)) {
            return Optional.empty();
        }
        Optional<String> ofOpenAi = environment.variable(OPENAI_VARIABLE).map(String::strip);
        return ofOpenAi.filter(ApiKeys::canBeSent).map(key -> {
            findings.note("The API key is that of " + OPENAI_VARIABLE + " in the environment.");
            return new Secret(key);
        });
    }

    private Optional<Secret> read(Given given, String text, Findings findings) {
        String key;
        if (text.startsWith(VARIABLE)) {
            String name = text.substring(VARIABLE.length());
            key = environment.variable(name).map(String::strip).orElse("");
            if (key.isEmpty()) {
                findings.problem(given, "names an environment variable that is not set; export " + name + " first");
                return Optional.empty();
            }
        } else if (text.startsWith(FILE)) {
            try {
                key = environment
                        .readFile(Path.of(text.substring(FILE.length())))
                        .strip();
            } catch (IOException | InvalidPathException unreadable) {
                findings.problem(given, "names a file that can't be read; write file:PATH of one that can");
                return Optional.empty();
            }
            if (key.isEmpty()) {
                findings.problem(given, "names a file that is empty; it must hold the key");
                return Optional.empty();
            }
        } else {
            key = text;
        }
        if (!canBeSent(key)) {
            findings.problem(given, "must be a key on one line, in printable ASCII");
            return Optional.empty();
        }
        return Optional.of(new Secret(key));
    }

    private static boolean canBeSent(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** A key that nobody named goes only to its own host, and only where nobody on the way can read it. */
    private static boolean isOpenAi(Target target) {
        if (!(target instanceof Target.Running running)) {
            return false;
        }
        URI base = running.base();
        String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(base.getScheme())
                && (host.equals("openai.com") || host.endsWith(".openai.com"));
    }
}
