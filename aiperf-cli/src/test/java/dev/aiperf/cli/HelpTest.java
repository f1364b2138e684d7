package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.ExitCode;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.SettingGroup;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.simulator.SimulatorOptions;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HelpTest {

    private static final List<String> COMMANDS =
            List.of("profile", "run", "list", "summarize", "simulate", "chat", "config", "plugins");
    /** An option's own line: indented, and beginning with a name. */
    private static final Pattern OPTION_LINE = Pattern.compile("(?m)^ {2,6}(-[^ ].*)$");

    private static final Pattern OPTION_NAME = Pattern.compile("(?<![\\w-])--?[A-Za-z][\\w-]*");

    private static final Pattern EXIT_CODES = Pattern.compile("Exit codes: ([^.]*)\\.");

    private static String help(String command) {
        Call call = Call.of(command, "--help");
        assertThat(call.exitCode()).isZero();
        assertThat(call.err()).isEmpty();
        return call.out();
    }

    @Test
    void everyCommandIsNamedAndHasHelp() {
        String overview = Call.of("--help").out();

        assertThat(COMMANDS).allSatisfy(command -> {
            assertThat(overview).containsPattern("(?m)^  " + command + " +\\w");
            assertThat(help(command)).contains("Usage: aiperf " + command);
        });
        assertThat(Pattern.compile("(?m)^  (\\w+) ").matcher(overview).results().map(line -> line.group(1)))
                .containsExactlyElementsOf(COMMANDS);
    }

    @Test
    void everySettingIsInTheHelpOfProfileWithAllItsNamesItsMeaningAndItsDefault() {
        String help = help("profile").replaceAll("\\s+", " ");

        assertThat(Settings.all()).isNotEmpty().allSatisfy(entry -> {
            List<String> names = new ArrayList<>(entry.optionNames());
            names.addAll(entry.negatedOptionNames());
            assertThat(help).contains(String.join(", ", names)).contains(entry.helpWithDefault());
        });
        assertThat(SettingGroup.values())
                .filteredOn(group -> !Settings.in(group).isEmpty())
                .allSatisfy(group -> assertThat(help).contains(group.title() + ":"));
    }

    @Test
    void helpAndReadmeTellAllExitCodes() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        for (String text : List.of(help("profile"), readme)) {
            Matcher codes = EXIT_CODES.matcher(text.replaceAll("\\s+", " "));
            assertThat(codes.find()).isTrue();
            List<Integer> told = Pattern.compile("(?:^|; )(\\d+) ")
                    .matcher(codes.group(1))
                    .results()
                    .map(code -> Integer.valueOf(code.group(1)))
                    .toList();
            List<Integer> all = new ArrayList<>();
            for (Field code : ExitCode.class.getFields()) {
                all.add(code.getInt(null));
            }
            assertThat(told).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void noOptionOfACommandIsNamedTwice() {
        for (String command : List.of("profile", "simulate", "chat")) {
            assertThat(OPTION_LINE
                            .matcher(help(command))
                            .results()
                            .map(line -> line.group(1).split(" {2,}", 2)[0])
                            .flatMap(line -> OPTION_NAME.matcher(line).results())
                            .map(MatchResult::group))
                    .as(command)
                    .hasSizeGreaterThan(5)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyOptionOfTheSimulatorIsInItsHelp() {
        String help = help("simulate");

        assertThat(SimulatorOptions.catalogue())
                .allSatisfy(option -> assertThat(help).contains("--" + option.name() + " ", option.help()));
    }

    @Test
    void theExamplesInTheHelpOfProfileAreCommandsThatCanBeRun() throws Exception {
        List<String> examples = help("profile")
                .lines()
                .filter(line -> line.startsWith("  aiperf profile "))
                .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            List<String> words = Call.words(example);
            Plans.fromCommandLine(words.subList(2, words.size()), Console.system())
                    .build();
        }
    }

    @Test
    void aLineOfHelpFitsTheConsole() {
        assertThat(help("profile").lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(140));
    }

    @Test
    void noCommandAtAllIsAnsweredWithTheHelpAndWrongUse() {
        Call nothing = Call.of();

        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.out()).isEqualTo(Call.of("--help").out());
    }

    @Test
    void aMistypedCommandIsToldTheNearest() {
        Call call = Call.of("prfile", "--model", "M");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.complaint())
                .isEqualTo("aiperf: there is no command prfile; did you mean profile? (aiperf --help lists them)");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Call.of("--version").out()).matches("aiperf \\S+\\n");
    }

    @Test
    void whatIsNotBuiltInYetIsNotOfferedByTheHelp() {
        String help = help("profile");

        assertThat(Settings.unsupported())
                .extracting(CatalogueEntry::name)
                .allSatisfy(name -> assertThat(help).doesNotContainPattern("--" + Pattern.quote(name) + "(?![\\w-])"));
    }
}
