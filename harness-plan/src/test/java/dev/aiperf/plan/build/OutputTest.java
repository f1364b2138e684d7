package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurrency 10|M-chat-concurrency10",
                "--request-rate 5|M-chat-request_rate5",
                "--request-rate 0.5 --concurrency 20|M-chat-concurrency20-request_rate0.5",
                "--concurrency 1,5,10|M-chat-concurrency_sweep_1_5_10",
                "--concurrency-end 100|M-chat-concurrency_sweep_1_to_100",
                "--endpoint-type completions|M-completions-concurrency1"
            })
    void theFolderIsNamedAfterWhatIsRun(String options, String name) {
        assertThat(Profile.of(options.split(" ", -1)).plan().output().artifactDir())
                .isEqualTo(Path.of("artifacts", name));
    }

    @Test
    void charactersThatAFolderMustNotHaveBecomeUnderscores() {
        assertThat(Profile.ofAll("--model", "ibm-granite/granite4:350m é")
                        .plan()
                        .output()
                        .artifactDir())
                .isEqualTo(Path.of("artifacts", "ibm-granite_granite4_350m__-chat-concurrency1"));
        assertThat(Profile.ofAll("--model", "m".repeat(500))
                        .plan()
                        .output()
                        .artifactDir()
                        .getFileName()
                        .toString())
                .hasSize(200);
    }

    @Test
    void aFolderThatIsGivenIsTaken() {
        assertThat(Profile.of("--output-artifact-dir", "out/x").plan().output().artifactDir())
                .isEqualTo(Path.of("out/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "foo, foo",
        "foo.json, foo",
        "foo.csv, foo",
        "foo_raw.jsonl, foo",
        "foo_console.txt, foo",
        "foo_timeslices.csv, foo",
        "foo.bar, foo.bar"
    })
    void thePrefixMayBeWrittenAsAFile(String given, String prefix) {
        assertThat(Profile.of("--profile-export-file", given).plan().output().filePrefix())
                .isEqualTo(prefix);
    }

    @Test
    void aUserInterfaceThatAJarBringsCanBeNamed() {
        assertThat(Profile.of("--ui", "Fireworks").plan().output().ui()).isEqualTo("fireworks");
        assertThat(Profile.of("--ui", "dashboard").plan().output().ui()).isEqualTo("dashboard");
        assertThat(Profile.of("--ui", "simpel").problems())
                .containsExactly("--ui simpel (on the command line) must be dashboard, fireworks, none or simple; did"
                        + " you mean simple?");
    }

    @Test
    void theCommandIsKeptAsItCouldBeTypedAgain() {
        assertThat(Profile.of("--goodput", "request_latency:5", "--extra-inputs", "user:o'neil & co")
                        .plan()
                        .output())
                .extracting(output -> output.commandLine())
                .isEqualTo("--model M --goodput request_latency:5 --extra-inputs 'user:o'\\''neil & co'");
    }

    @Test
    void theCommandIsKeptWithoutItsSecrets() {
        String command = Profile.of(
                        "--url",
                        "http://host?api-key=q9",
                        "--header",
                        "Authorization: Bearer abc,def",
                        "X-Team: search",
                        "--extra-inputs",
                        "{\"nested\": {\"password\": \"p4ss\"}, \"max_tokens\": 5}")
                .plan()
                .output()
                .commandLine();

        assertThat(command)
                .doesNotContain("q9")
                .doesNotContain("abc")
                .doesNotContain("def")
                .doesNotContain("p4ss")
                .contains("'Authorization: <hidden>'", "'X-Team: search'", "\"max_tokens\": 5");
        assertThat(Profile.of("--api-key", "sk-1").plan().output().commandLine())
                .isEqualTo("--model M --api-key '<hidden>'");
        assertThat(Profile.of("--api-key", "env:KEY")
                        .variable("KEY", "sk-1")
                        .plan()
                        .output()
                        .commandLine())
                .isEqualTo("--model M --api-key env:KEY");
    }
}
