package dev.aiperf.testkit;

import dev.aiperf.tokenizer.HubCacheTokenizers;
import dev.aiperf.tokenizer.TokenizerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;

class HubCacheTokenizersTest extends TokenizerProviderKit {

    /** The build sets where the cache is. */
    @BeforeAll
    static void fillCache() throws IOException {
        Path model = Path.of(
                        Objects.requireNonNull(System.getenv("HF_HUB_CACHE"), "HF_HUB_CACHE, which the build sets"))
                .resolve("models--kit--model");
        TokenizerFile.write(model.resolve("snapshots").resolve("0a1b2c"));
        Files.writeString(Files.createDirectories(model.resolve("refs")).resolve("main"), "0a1b2c\n");
    }

    @Override
    protected TokenizerProvider provider() {
        return new HubCacheTokenizers();
    }

    @Override
    protected String goodName() {
        return "kit/model";
    }

    @Override
    protected List<String> badNames() {
        return List.of("kit/no-such-model", "gpt2");
    }

    @Override
    protected List<String> foreignNames() {
        return List.of(
                "builtin", "builtin:o200k_base", "/no/such/folder", "./here", "tokenizer.json", "granite4:350m", "");
    }
}
