package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way a key is given, and whatever comes of the run, it is in no file and on neither stream. */
class SecretsTest {

    private static final String KEY = "sk-very-secret-0815";

    @TempDir
    Path folder;

    private void staysSecret(ProfileRun run) throws IOException {
        assertThat(run.call().out()).doesNotContain(KEY);
        assertThat(run.call().err()).doesNotContain(KEY);
        if (Files.exists(run.files().folder())) {
            for (Path file : run.files().all()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(KEY);
            }
        }
    }

    private ProfileRun run(SimulatorOptions options, String... more) throws IOException {
        return ProfileRun.of(
                options, folder, "--model M --url U --tokenizer builtin --streaming --request-count 4 -vv", more);
    }

    @Test
    void aKeyThatOpensTheDoorIsNowhere() throws IOException {
        SimulatorOptions locked = ProfileRun.quick().with("api-key", KEY);
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        for (List<String> way : List.of(
                List.of("--api-key", KEY),
                List.of("--api-key=" + KEY),
                List.of("--api-key", "file:" + file),
                List.of("--header", "Authorization: Bearer " + KEY),
                List.of("-HAuthorization:Bearer " + KEY))) {
            ProfileRun run = run(locked, way.toArray(String[]::new)).succeeded();

            assertThat(run.truth()).hasSize(4);
            assertThat(run.files().summary().at("/run_info/cli_command").asString())
                    .contains("--request-count 4");
            staysSecret(run);
        }
    }

    @Test
    void aKeyInTheUrlOrTheBodyIsNowhere() throws IOException {
        try (Simulator simulator = Simulator.start(ProfileRun.quick())) {
            Path result = folder.resolve("result");
            Call call = Call.of(
                    "profile",
                    "--model",
                    "M",
                    "--url",
                    simulator.uri() + "/v1?api_key=" + KEY,
                    "--extra-inputs",
                    "{\"api_key\": \"" + KEY + "\", \"guard\": {\"list\": [{\"access_key\": \"" + KEY + "\"}]}}",
                    "--tokenizer",
                    "builtin",
                    "--request-count",
                    "4",
                    "--no-self-check",
                    "-vv",
                    "--artifact-dir",
                    result.toString());

            assertThat(call.exitCode()).as(call.err()).isZero();
            staysSecret(new ProfileRun(call, new ResultFiles(result), simulator.truth()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=401", "status=500", "reset-after=2", "not-json", "delay=5s"})
    void aKeyIsNowhereWhenRequestsFail(String fault) throws IOException {
        ProfileRun run = run(
                ProfileRun.quick().with("fault", fault),
                "--api-key",
                KEY,
                "--request-timeout",
                "1000ms",
                "--concurrency",
                "4",
                "-v");

        assertThat(run.call().exitCode()).isEqualTo(1);
        staysSecret(run);
    }

    @Test
    void aKeyIsNowhereWhenTheCommandIsWrongOrTheServerAway() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--api-key", KEY, "--concurency", "5"),
                List.of("--api-key", KEY, "--header", "Authorization: Bearer " + KEY),
                List.of("--header", "X-Api-Key: " + KEY, "--header", "no colon in it"),
                List.of("--api-key", KEY + "\nsecond line"),
                List.of("--api_key", KEY, "--api-key", "other"),
                List.of("--apikye", KEY),
                List.of("--url", "http://127.0.0.1:1/?key=" + KEY, "--url", "http://127.0.0.1:2/?key=" + KEY))) {
            ProfileRun run = run(ProfileRun.quick(), wrong.toArray(String[]::new));

            assertThat(run.call().exitCode()).as("%s", run.call()).isNotZero();
            staysSecret(run);
        }
        Call away = Call.of(
                "profile", "--model", "M", "--url", "http://127.0.0.1:1/v1?api_key=" + KEY, "--api-key", KEY, "-vv");
        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.out() + away.err()).doesNotContain(KEY);
    }
}
