package dev.aiperf.tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hub tokenizers that other tools have already fetched into the Hugging Face cache of this machine.
 *
 * <p>The cache has a folder {@code models--ORG--NAME} for each model; in it {@code refs/REVISION} holds a commit, and
 * {@code snapshots/COMMIT} the files.
 */
public final class HubCacheTokenizers implements TokenizerProvider {

    private static final Pattern HUB_NAME = Pattern.compile("[A-Za-z0-9][\\w.-]*(?:/[A-Za-z0-9][\\w.-]*)?");

    private final Path cache;

    /** For the service loader. */
    public HubCacheTokenizers() {
        this(System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    HubCacheTokenizers(Map<String, String> environment, Path home) {
        this.cache = cache(environment, home);
    }

    @Override
    public String name() {
        return "hub-cache";
    }

    @Override
    public Optional<Tokenizer> load(String name, String revision) throws TokenizerException {
        if (!isHubName(name)) {
            return Optional.empty();
        }
        Path model = cache.resolve("models--" + name.replace("/", "--"));
        Path file = model.resolve("snapshots").resolve(commit(model, revision)).resolve(FileTokenizers.FILE_NAME);
        if (!Files.isRegularFile(file) || !file.normalize().startsWith(model.normalize())) {
            throw new TokenizerException(
                    "the Hugging Face cache at " + cache + " has no tokenizer of " + name + ", revision " + revision);
        }
        return Optional.of(HuggingFaceFile.load(name, file));
    }

    /** Returns whether a name could be one of the hub's: {@code NAME} or {@code ORG/NAME}. */
    private static boolean isHubName(String name) {
        return HUB_NAME.matcher(name).matches() && !FileTokenizers.isPath(name) && !BuiltinTokenizers.isBuiltin(name);
    }

    /** A revision that isn't the name of a branch or tag is a commit itself. */
    private static String commit(Path model, String revision) {
        Path ref = model.resolve("refs").resolve(revision);
        try {
            return Files.isRegularFile(ref)
                    ? Files.readString(ref, StandardCharsets.UTF_8).trim()
                    : revision;
        } catch (IOException e) {
            return revision;
        }
    }

    /** The order in which the hub's own client looks. */
    private static Path cache(Map<String, String> environment, Path home) {
        String hub = environment.getOrDefault("HF_HUB_CACHE", "");
        if (!hub.isBlank()) {
            return Path.of(hub);
        }
        String hfHome = environment.getOrDefault("HF_HOME", "");
        if (!hfHome.isBlank()) {
            return Path.of(hfHome, "hub");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        return caches.resolve("huggingface").resolve("hub");
    }
}
