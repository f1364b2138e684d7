package dev.aiperf.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
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
        Extensions<?> found = installed(folder, "com.example.Missing", Fine.class.getName());

        assertThat(found.all()).hasExactlyElementsOfTypes(Fine.class);
        assertThat(found.broken()).singleElement().asString().contains("com.example.Missing");
    }

    @Test
    void aJarForANewerJdkIsNamedAndTheOthersAreFound(@TempDir Path folder) throws IOException {
        Path newer = Files.createDirectories(folder.resolve("com/example")).resolve("Newer.class");
        Files.write(newer, classFileOfVersion(99, "com/example/Newer"));

        Extensions<?> found = installed(folder, "com.example.Newer", Fine.class.getName());

        assertThat(found.all()).hasExactlyElementsOfTypes(Fine.class);
        assertThat(found.broken()).singleElement().asString().contains("com/example/Newer", "99");
    }

    @Test
    void anImplementationThatCannotBeMadeIsToldWithItsCause(@TempDir Path folder) throws IOException {
        Extensions<?> found = installed(folder, Failing.class.getName(), Fine.class.getName());

        assertThat(found.all()).hasExactlyElementsOfTypes(Fine.class);
        assertThat(found.broken()).singleElement().asString().contains("Failing", "no licence");
    }

    @Test
    void aNameThatIsTakenIsLeftOutAndNamed() {
        Extensions<String> found = Extensions.of(
                Function.identity(), List.of("chat"), List.of("CHAT", "story").iterator());

        assertThat(found.all()).containsExactly("chat", "story");
        assertThat(found.broken()).singleElement().asString().contains("CHAT", "is left out");
    }

    private static Extensions<?> installed(Path folder, String... implementations) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Supplier.class.getName()), String.join("\n", implementations));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return Extensions.installed(Supplier.class, each -> each.getClass().getName());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** An empty class whose parent is Object. */
    private static byte[] classFileOfVersion(int version, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeShort(0);
            out.writeShort(version);
            out.writeShort(5);
            for (String text : List.of(name, "java/lang/Object")) {
                out.writeByte(1);
                out.writeUTF(text);
            }
            for (int text = 1; text <= 2; text++) {
                out.writeByte(7);
                out.writeShort(text);
            }
            int publicClass = 0x21;
            for (int each : new int[] {publicClass, 3, 4, 0, 0, 0, 0}) {
                out.writeShort(each);
            }
        }
        return bytes.toByteArray();
    }

    /** What the test's service file names beside a class that isn't there. */
    public static final class Fine implements Supplier<String> {
        @Override
        public String get() {
            return "fine";
        }
    }

    /** What the test's service file names, and whose constructor throws. */
    public static final class Failing implements Supplier<String> {
        public Failing() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String get() {
            return "never";
        }
    }
}
