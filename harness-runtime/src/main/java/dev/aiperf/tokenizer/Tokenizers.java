package dev.aiperf.tokenizer;

import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.TokenizerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the tokenizer that a plan asks for: each provider in turn is asked for the name, which is the model's unless the
 * plan has one. What can't be found is replaced by the built-in encoding with a warning, unless the plan is strict or the
 * user named a path or a built-in encoding, which can only be a mistake.
 */
public final class Tokenizers {

    private final List<TokenizerProvider> providers;
    private final List<String> broken;

    /** Makes the lookup among given providers, {@link BuiltinTokenizers} among them. */
    public Tokenizers(List<TokenizerProvider> providers) {
        this(providers, List.of());
    }

    /** Makes the lookup where some providers couldn't be loaded, with a sentence for each of them. */
    Tokenizers(List<TokenizerProvider> providers, List<String> broken) {
        this.providers = List.copyOf(providers);
        this.broken = List.copyOf(broken);
    }

    /** Returns the lookup among all that are installed. One that can't be loaded is told where a tokenizer is missed. */
    public static Tokenizers installed() {
        Extensions<TokenizerProvider> installed =
                Extensions.installed(TokenizerProvider.class, TokenizerProvider::name);
        return new Tokenizers(installed.all(), installed.broken());
    }

    /**
     * Loads the tokenizer of a plan.
     *
     * @param model the model's name, for a plan that names no tokenizer
     * @throws TokenizerException when it can't be loaded and nothing may stand in for it
     */
    public LoadedTokenizer load(TokenizerPlan plan, String model) throws TokenizerException {
        String name = plan.name().orElse(model);
        List<String> causes = new ArrayList<>();
        Optional<Tokenizer> found = ask(name, plan.revision(), causes);
        if (found.isPresent()) {
            return new LoadedTokenizer(found.get(), false, Optional.empty());
        }
        broken.forEach(problem -> causes.add("a tokenizer provider can't be loaded: " + problem));
        String cause = causes.isEmpty()
                ? "\"" + name + "\" is neither a path here nor a name of the Hugging Face hub"
                : String.join("; ", causes);
        if (plan.name().isPresent() && canOnlyBeAMistake(name)) {
            throw new TokenizerException(cause);
        }
        if (plan.strict()) {
            throw new TokenizerException(cause + "; name its folder with --tokenizer FOLDER, or choose the built-in"
                    + " encoding with --tokenizer builtin");
        }
        return standIn(name, cause);
    }

    private LoadedTokenizer standIn(String name, String cause) throws TokenizerException {
        Tokenizer builtin = ask(BuiltinTokenizers.NAME, "", new ArrayList<>())
                .orElseThrow(() -> new TokenizerException("the built-in tokenizer is not installed"));
        String warning = "no tokenizer for " + name + ": " + cause + ". Tokens are counted with " + builtin.name()
                + " and are approximate, but for output that the server counts; give the model's own with --tokenizer FOLDER, or choose this one with"
                + " --tokenizer builtin.";
        return new LoadedTokenizer(builtin, true, Optional.of(warning));
    }

    private Optional<Tokenizer> ask(String name, String revision, List<String> causes) {
        for (TokenizerProvider provider : providers) {
            try {
                Optional<Tokenizer> found = provider.load(name, revision);
                if (found.isPresent()) {
                    return found;
                }
            } catch (TokenizerException e) {
                causes.add(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                causes.add("the tokenizer provider " + provider.name() + " failed: " + e);
            }
        }
        return Optional.empty();
    }

    private static boolean canOnlyBeAMistake(String name) {
        return FileTokenizers.isPath(name) || FileTokenizers.isFile(name) || BuiltinTokenizers.isBuiltin(name);
    }
}
