package dev.aiperf.testkit;

import dev.aiperf.tokenizer.BuiltinTokenizers;
import dev.aiperf.tokenizer.TokenizerProvider;
import java.util.List;

class BuiltinTokenizersTest extends TokenizerProviderKit {

    @Override
    protected TokenizerProvider provider() {
        return new BuiltinTokenizers();
    }

    @Override
    protected String goodName() {
        return "builtin";
    }

    @Override
    protected List<String> badNames() {
        return List.of("builtin:o300k", "builtin:no such thing");
    }

    @Override
    protected List<String> foreignNames() {
        return List.of("gpt2", "org/model", "builtins", "/no/such/folder", "");
    }
}
