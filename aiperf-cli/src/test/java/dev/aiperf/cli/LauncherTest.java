package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's launcher, with a JVM that only notes how it was called, and makes an archive when it is asked for one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

    private static final String PREPARING = "aiperf: preparing the classes for this JVM; this happens once";

    @TempDir
    Path folder;

    @BeforeEach
    void makeDistributionAndJvm() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("dist/bin"));
        Files.createDirectories(folder.resolve("dist/lib"));
        Files.copy(Path.of("src/main/dist/bin/aiperf"), bin.resolve("aiperf"));
        makeExecutable(bin.resolve("aiperf"));
        Files.writeString(folder.resolve("dist/lib/a.jar"), "a");
        jvm("for a in \"$@\"; do case $a in -XX:ArchiveClassesAtExit=*) echo made >\"${a#*=}\" ;; esac; done");
    }

    @Test
    void theFirstProfileMakesAnArchiveThatAllUse() throws Exception {
        assertThat(run("profile", "--model", "m")).isEqualTo(PREPARING);
        assertThat(run("profile", "--model", "other")).isEmpty();

        List<String> calls = calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(0)).contains("ArchiveClassesAtExit", "RehearsedCommand");
        assertThat(archives()).hasSize(1);
        String use = "-XX:SharedArchiveFile=" + archives().get(0);
        assertThat(calls.get(1)).contains(use).endsWith("dev.aiperf.cli.Aiperf profile --model m");
        assertThat(calls.get(2)).contains(use).endsWith("dev.aiperf.cli.Aiperf profile --model other");
    }

    @Test
    void otherJarsAreAnotherArchive() throws Exception {
        run("profile");
        Files.writeString(folder.resolve("dist/lib/a.jar"), "longer");

        assertThat(run("profile")).isEqualTo(PREPARING);
        assertThat(archives()).hasSize(2);
    }

    @Test
    void whatCannotBeMadeIsTriedOnce() throws Exception {
        jvm("case \"$*\" in *RehearsedCommand*) exit 1 ;; esac");

        assertThat(run("profile")).isEqualTo(PREPARING);
        assertThat(run("profile")).isEmpty();

        assertThat(calls()).hasSize(3).last().asString().doesNotContain("SharedArchiveFile");
    }

    @Test
    void nothingIsMadeForHelpForOtherCommandsOrWhereItIsTurnedOff() throws Exception {
        assertThat(run("profile", "--help")).isEmpty();
        assertThat(run("plugins")).isEmpty();
        assertThat(run(Map.of("AIPERF_CLASS_ARCHIVE", "off"), "profile")).isEmpty();

        assertThat(calls()).hasSize(3).noneMatch(call -> call.contains("Archive"));
    }

    private void jvm(String does) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jvm/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$*\" >>\"" + folder.resolve("calls") + "\"\n" + does + "\n");
        makeExecutable(java);
        Files.writeString(folder.resolve("jvm/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** Runs the launcher; returns what it said. */
    private String run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("dist/bin/aiperf").toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jvm").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(said).strip();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/aiperf/classes"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }
}
