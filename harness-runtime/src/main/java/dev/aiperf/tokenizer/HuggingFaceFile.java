package dev.aiperf.tokenizer;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A tokenizer read from a {@code tokenizer.json}. It neither cuts nor pads, whatever the file says: both would falsify
 * counts.
 *
 * <p>Safe to share: the native encoder takes its tokenizer as read-only, and each count has an encoding of its own.
 */
final class HuggingFaceFile implements Tokenizer {

    private final String name;
    private final HuggingFaceTokenizer tokenizer;

    private HuggingFaceFile(String name, HuggingFaceTokenizer tokenizer) {
        this.name = name;
        this.tokenizer = tokenizer;
    }

    /**
     * Loads a file.
     *
     * @param name the name that reports show
     * @throws TokenizerException when it isn't a tokenizer, or the native library can't be loaded here
     */
    static Tokenizer load(String name, Path file) throws TokenizerException {
        keepOffTheNetwork();
        try {
            return new HuggingFaceFile(
                    name,
                    HuggingFaceTokenizer.builder()
                            .optTokenizerPath(file)
                            .optAddSpecialTokens(false)
                            .optTruncation(false)
                            .optPadding(false)
                            .build());
        } catch (IOException e) {
            throw new TokenizerException(file + " can't be read: " + reason(e), e);
        } catch (LinkageError | EngineException e) {
            throw new TokenizerException(
                    "the native library that reads " + file + " can't be loaded on this machine: " + reason(e), e);
        } catch (RuntimeException e) {
            throw new TokenizerException(file + " is not a tokenizer: " + reason(e), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Counts on the encoding itself: DJL's own {@code encode} copies eight arrays out of it, offsets and token texts
     * among them, which costs half as much again.
     */
    @Override
    public int count(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        TokenizersLibrary library = TokenizersLibrary.LIB;
        long encoding = library.encode(tokenizer.getHandle(), text, false);
        try {
            return library.getTokenIds(encoding).length;
        } finally {
            library.deleteEncoding(encoding);
        }
    }

    /** DJL looks for a GPU flavour, for newer libraries and for its telemetry host unless told not to, before it loads. */
    private static void keepOffTheNetwork() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
