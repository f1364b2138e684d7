package dev.aiperf.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionsTest {

    private final Extensions<String> extensions =
            new Extensions<>(Function.identity(), List.of("chat", "chat_embeddings", "completions"));

    @Test
    void caseHyphensAndUnderscoresOfANameDoNotMatter() {
        assertThat(extensions.find("Chat-Embeddings")).contains("chat_embeddings");
        assertThat(extensions.find("CHATEMBEDDINGS")).contains("chat_embeddings");
        assertThat(extensions.find("embeddings")).isEmpty();
    }

    @Test
    void anUnknownNameGetsTheNearestAndTheListOfAll() {
        assertThat(extensions.unknown("endpoint type", "complitions"))
                .isEqualTo("unknown endpoint type \"complitions\"; did you mean completions?"
                        + " Known are chat, chat_embeddings, completions.");
    }

    @Test
    void aNameFarFromAllGetsNoGuess() {
        assertThat(extensions.unknown("endpoint type", "grpc"))
                .isEqualTo("unknown endpoint type \"grpc\". Known are chat, chat_embeddings, completions.");
    }

    @Test
    void aBrokenJarIsNamedAndTheOthersAreFound(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Supplier.class.getName()), "com.example.Missing\n" + Fine.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            Extensions<?> found = Extensions.installed(Supplier.class, each -> "fine");

            assertThat(found.all()).hasExactlyElementsOfTypes(Fine.class);
            assertThat(found.broken()).singleElement().asString().contains("com.example.Missing");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What the test's service file names beside a class that isn't there. */
    public static final class Fine implements Supplier<String> {
        @Override
        public String get() {
            return "fine";
        }
    }
}
