package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("profile.yaml"), content);
    }

    private Call validate(String content) throws IOException {
        return Call.of("config", "validate", file(content).toString());
    }

    @Test
    void aTemplateWithAModelIsInOrderAsItStands() throws IOException {
        Path file = folder.resolve("new.yaml");

        Call init = Call.of(
                "config", "init", "--model", "a \"quoted\" name", "--url", "http://h:1", "--output", file.toString());
        Call validate = Call.of("config", "validate", file.toString());

        assertThat(init.exitCode()).isZero();
        assertThat(init.err()).isEqualTo("Wrote " + file + "\n");
        assertThat(validate.exitCode()).isZero();
        assertThat(validate.out()).isEqualTo(file + " is in order.\n");
        assertThat(Files.readString(file)).contains("model: \"a \\\"quoted\\\" name\"");
    }

    @Test
    void theTemplateHasEverySettingAndNeedsOnlyAModel() throws IOException {
        String template = Call.of("config", "init").out();

        assertThat(Settings.settings())
                .filteredOn(setting -> !setting.isOnlyOnCommandLine())
                .extracting(Setting::name)
                .allSatisfy(name -> assertThat(template).contains("\n#" + name + ":\n"));
        assertThat(template).contains("\n#goodput-ttft:\n", "\n#request-timeout:\n", "\n#concurrency-end:\n");
        Call validate = validate(template);
        assertThat(validate.exitCode()).isEqualTo(2);
        assertThat(validate.complaintLines())
                .singleElement()
                .asString()
                .isEqualTo("aiperf: model is missing; write model: and the name of the model to ask for");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path file = file("model: precious\n");

        Call init = Call.of("config", "init", "--output", file.toString());

        assertThat(init.exitCode()).isEqualTo(2);
        assertThat(init.complaint()).isEqualTo("aiperf: " + file + " is there already; it is not overwritten");
        assertThat(file).hasContent("model: precious\n");
    }

    @Test
    void expandingTellsEachSettingWhereItComesFromAndTheCells() throws IOException {
        Path file = file("model: M\nload_generator:\n  concurrency: [1, 4]\nbenchmark-duration: 5s\n");

        Call expand = Call.of("config", "expand", file.toString());

        assertThat(expand.exitCode()).isZero();
        assertThat(expand.out())
                .contains("model: M  # in " + file)
                .contains("concurrency: [1, 4]  # in " + file)
                .contains("benchmark-duration: 5s  # in " + file)
                .contains("endpoint-type: chat  # by default")
                .endsWith("\n# Cells:\n#   concurrency_1\n#   concurrency_4\n");
    }

    @Test
    void whatIsExpandedIsAFileThatExpandsToTheSame() throws IOException {
        Path file = file("model: 'a: b #c'\nurl: 'simulator:?fault=cut-after=2,no-done'\nstreaming: true\n"
                + "concurrency-start: 1\nconcurrency-end: 3\nconcurrency-step: 1\nrequest-timeout: 5000\n"
                + "goodput-ttft: 100\nheader: {X-Team: 'a, b'}\nextra-inputs: {seed: 7, stop: ['x, y']}\n"
                + "api-key: sk-very-secret\n");
        String expanded = Call.of("config", "expand", file.toString()).out();

        Path again = Files.writeString(folder.resolve("again.yaml"), expanded);
        Call second = Call.of("config", "expand", again.toString());

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out().replace(again.toString(), file.toString()))
                .isEqualTo(
                        expanded.replace(
                                "# api-key: \"<hidden>\"  # in " + file,
                                "# api-key: OPENAI_API_KEY of the environment for https://*.openai.com, else none  # by default"));
    }

    @Test
    void aKeyThatAFileHoldsIsWarnedOfAndNotShown() throws IOException {
        Call literal = validate("model: M\napi-key: sk-very-secret\n");
        assertThat(literal.exitCode()).isZero();
        assertThat(literal.err())
                .doesNotContain("secret")
                .contains("Note: api-key (in " + folder.resolve("profile.yaml") + ") holds a credential, which everyone"
                        + " has who gets the file; env:NAME or file:PATH holds none.\n");

        Path key = Files.writeString(folder.resolve("key"), "sk-very-secret");
        assertThat(validate("model: M\napi-key: file:" + key + "\n").err()).doesNotContain("credential");
    }

    @Test
    void aKeyIsNeverExpanded() throws IOException {
        Path file = file("model: M\napi-key: sk-very-secret\nheader: {Authorization: Bearer sk-other-secret}\n"
                + "url: http://h/?api_key=sk-third-secret\n");

        Call expand = Call.of("config", "expand", file.toString());

        assertThat(expand.out() + expand.err()).doesNotContain("secret");
    }

    @Test
    void allUnknownKeysAndBadValuesAreListedTogether() throws IOException {
        Call validate = validate("model: M\nconcurency: 3\nrequest-count: many\nendpoint:\n  typ: chat\n");

        assertThat(validate.exitCode()).isEqualTo(2);
        assertThat(validate.complaintLines())
                .hasSize(3)
                .anyMatch(line -> line.contains("concurency (in ")
                        && line.endsWith("is not a setting; did you mean concurrency?"))
                .anyMatch(line -> line.contains("request-count: many (in ") && line.contains("must be a whole number"))
                .anyMatch(line -> line.contains("typ (in "));
    }

    @Test
    void badYamlIsToldByLineAndReason() throws IOException {
        assertThat(validate("model: M\nurl: [a\n").complaint())
                .isEqualTo("aiperf: " + folder.resolve("profile.yaml")
                        + ", line 2: while parsing a flow sequence: expected ',' or ']', but got <stream end>");
        assertThat(validate("model: M\n  url: x\n").complaint()).contains(", line 2: mapping values are not allowed");
        assertThat(validate("model: M\nmodel: N\n").complaint())
                .contains(", line 2: ")
                .contains("\"model\"");
        assertThat(validate("- model\n").complaint())
                .endsWith(", line 1: holds no settings by name, such as \"concurrency: 10\"");
        assertThat(validate("model: M\nurl: [a\n").exitCode()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadOrWrittenIsNamed() {
        String missing = folder.resolve("missing.yaml").toString();
        assertThat(Call.of("config", "validate", missing).complaint())
                .isEqualTo("aiperf: there is no configuration file " + missing);
        assertThat(Call.of("config", "validate", folder.toString()).complaint())
                .isEqualTo("aiperf: the configuration file " + folder + " can't be read: Is a directory");
        String nowhere = folder.resolve("no/such.yaml").toString();
        assertThat(Call.of("config", "init", "--output", nowhere).complaint())
                .isEqualTo("aiperf: " + nowhere + " can't be written: there is no such folder");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            assertThat(Call.of("config", "init", "--output", "/proc/x.yaml").complaint())
                    .isEqualTo("aiperf: /proc/x.yaml can't be written: no file can be made in that folder");
        }
    }

    @Test
    void wrongUseIsToldInOneSentence() {
        assertThat(Call.of("config", "validat", "x").complaint())
                .isEqualTo("aiperf: config can't validat; did you mean validate? (it can init, validate or expand)");
        assertThat(Call.of("config", "init", "--modle", "x").complaint())
                .isEqualTo("aiperf: --modle is not an option of config init; did you mean --model?");
        assertThat(Call.of("config", "init", "--model").complaint()).isEqualTo("aiperf: --model needs a value");
        assertThat(Call.of("config", "validate", "--all").complaint())
                .isEqualTo("aiperf: name one configuration file, and nothing else");
        assertThat(Call.of("config").exitCode()).isEqualTo(2);
        assertThat(Call.of("config", "--help").exitCode()).isZero();
    }

    @Test
    void aProfileTakesItsSettingsFromTheFileAndTheCommandLineWins() throws IOException {
        Path file = file("model: M\nconcurrency: 1,2\nrequest-count: 0\n");

        Call call = Call.of("profile", "--config", file.toString(), "--concurrency", "x");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint())
                .contains("request-count: 0 (in " + file + ")")
                .contains("--concurrency x (on the command line)")
                .doesNotContain("1,2");
    }
}
