package dev.aiperf.testkit;

import dev.aiperf.tokenizer.FileTokenizers;
import dev.aiperf.tokenizer.TokenizerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileTokenizersTest extends TokenizerProviderKit {

    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void writeTokenizer() throws IOException {
        TokenizerFile.write(home);
    }

    @Override
    protected TokenizerProvider provider() {
        return new FileTokenizers();
    }

    @Override
    protected String goodName() {
        return home.toString();
    }

    @Override
    protected List<String> badNames() {
        return List.of("/no/such/folder", "./nowhere", "nowhere.json");
    }

    @Override
    protected List<String> foreignNames() {
        return List.of("builtin", "gpt2", "no-such-org/no-such-model", "granite4:350m", "a\0b");
    }
}
