package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    @TempDir
    private Path temp;

    @Test
    void aJvmIsAFoldersJavaOrAJavaOrThisOne() throws IOException {
        Path file = Files.writeString(temp.resolve("java21"), "");

        assertThat(ChildJvm.java(Optional.of(temp))).isEqualTo(temp.resolve("bin/java"));
        assertThat(ChildJvm.java(Optional.of(file))).isEqualTo(file);
        assertThat(ChildJvm.java(Optional.empty())).isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    @Test
    void theVersionIsThatOfTheReleaseFile() throws IOException {
        assertThat(version("IMPLEMENTOR=\"Temurin\"\nJAVA_VERSION_DATE=\"2026-04-21\"\nJAVA_VERSION=\"25.0.3\"\n"))
                .hasValue(25);
        assertThat(version("JAVA_VERSION=\"21\"\n")).hasValue(21);
        assertThat(version("JAVA_VERSION=\"24-ea\"\n")).hasValue(24);
        assertThat(version("JAVA_VERSION=\"1.8.0_412\"\n")).hasValue(8);
    }

    @Test
    void whereTheReleaseFileSaysNothingTheVersionIsNotKnown() throws IOException {
        assertThat(version("")).isEmpty();
        assertThat(version("JAVA_VERSION=\"next\"\n")).isEmpty();
        Files.delete(temp.resolve("release"));
        assertThat(ChildJvm.version(temp.resolve("bin/java"))).isEmpty();
        assertThat(ChildJvm.version(temp.resolve("no/such/java"))).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToAJavaHasTheVersionOfItsJdk() throws IOException {
        version("JAVA_VERSION=\"25.0.3\"\n");
        Path link = Files.createSymbolicLink(temp.resolve("linked"), temp.resolve("bin/java"));

        assertThat(ChildJvm.version(link)).hasValue(25);
    }

    private OptionalInt version(String release) throws IOException {
        Files.writeString(temp.resolve("release"), release);
        Path java = Files.createDirectories(temp.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        return ChildJvm.version(java);
    }
}
