package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.plan.text.NearestNames;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.Tokenizers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code aiperf chat}: talks with a model, and tells the latencies of each turn. */
final class ChatCommand implements Command {

    private static final String QUIT = "/quit";
    private static final String DEFAULT_URL = "http://localhost:8000";

    private final Console console;

    ChatCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String summary() {
        return "talk with a model, with the latencies of each turn";
    }

    @Override
    public int run(List<String> arguments) {
        CommandLine parser = new CommandLine(spec());
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            parser.usage(console.out());
            return ExitCode.DONE;
        }
        try {
            ParseResult options = parser.parseArgs(arguments.toArray(String[]::new));
            ChatSession session = session(options);
            Optional<String> message = Optional.ofNullable(options.matchedOptionValue("--quick", null));
            if (message.isPresent() && message.get().isBlank()) {
                throw new UsageException("--quick needs something to ask");
            }
            session.greet().ifPresent(console::complain);
            return message.isPresent() ? ask(session, message.get()) : talk(session);
        } catch (CommandLine.ParameterException e) {
            console.complain(words(e));
            return ExitCode.WRONG_USE;
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static String words(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            List<String> names =
                    spec().options().stream().map(OptionSpec::longestName).toList();
            return first.startsWith("-")
                    ? first + " is not an option of chat" + NearestNames.question(first, names)
                    : "there is no place for \"" + first + "\"; --quick \"" + first + "\" asks it";
        }
        if (e instanceof CommandLine.MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return option.longestName() + " needs a value";
        }
        return String.valueOf(e.getMessage());
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("aiperf chat");
        spec.usageMessage().description("Talks with a model; " + QUIT + " or the end of input ends it.");
        spec.addOption(
                text("the model to ask; required", "NAME", "-m", "--model").build());
        spec.addOption(text("base URL (default: " + DEFAULT_URL + ")", "URL", "-u", "--url")
                .defaultValue(DEFAULT_URL)
                .build());
        spec.addOption(
                text("what the model is told first", "TEXT", "--system-prompt").build());
        spec.addOption(text("ask this and end", "TEXT", "-q", "--quick").build());
        spec.addOption(text("the key: VALUE, env:NAME or file:PATH", "KEY", "--api-key")
                .build());
        spec.addOption(text("what counts tokens where the server doesn't tell", "NAME", "--tokenizer")
                .defaultValue("builtin")
                .build());
        spec.addOption(OptionSpec.builder("--history")
                .type(boolean.class)
                .negatable(true)
                .defaultValue("true")
                .fallbackValue("true")
                .description("send earlier turns along (on by default)")
                .build());
        return spec;
    }

    private static OptionSpec.Builder text(String description, String label, String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .type(String.class)
                .paramLabel(label)
                .description(description);
    }

    private ChatSession session(ParseResult options) throws UsageException {
        URI url = url(options.matchedOptionValue("--url", DEFAULT_URL));
        String tokenizer = options.matchedOptionValue("--tokenizer", "builtin");
        String model = options.matchedOptionValue("--model", "");
        if (model.isBlank()) {
            throw new UsageException("--model is missing; write --model and the name of the model to ask");
        }
        Map<String, String> headers = new HashMap<>();
        String key = options.matchedOptionValue("--api-key", null);
        if (key != null) {
            headers.put("Authorization", "Bearer " + Keys.read(key));
        }
        try {
            return new ChatSession(
                    url,
                    model,
                    headers,
                    Optional.ofNullable(options.matchedOptionValue("--system-prompt", null)),
                    options.matchedOptionValue("--history", true),
                    Tokenizers.installed()
                            .load(new TokenizerPlan(Optional.of(tokenizer), "main", true), model)
                            .tokenizer(),
                    ChatSession.ANSWER_TIME);
        } catch (TokenizerException | EndpointException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads a base URL. The message doesn't repeat it, as it may hold a key. */
    private static URI url(String text) throws UsageException {
        String wanted = "--url must be a URL such as http://localhost:8000";
        try {
            URI url = new URI(text.contains("://") ? text : "http://" + text);
            boolean spoken = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (spoken && url.getHost() != null) {
                return url;
            }
            throw new UsageException(wanted);
        } catch (URISyntaxException e) {
            throw new UsageException(wanted, e);
        }
    }

    private int talk(ChatSession session) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int code = ExitCode.DONE;
        while (true) {
            console.err().print("> ");
            console.err().flush();
            String line;
            try {
                line = lines.readLine();
            } catch (IOException e) {
                console.complain("the input can't be read: " + e.getMessage());
                return ExitCode.FAILED;
            }
            if (line == null || line.strip().equals(QUIT)) {
                return code;
            }
            if (!line.isBlank()) {
                code = ask(session, line);
            }
        }
    }

    private int ask(ChatSession session, String message) {
        try {
            ChatSession.TurnTimes times = session.ask(message, piece -> {
                console.out().print(piece);
                console.out().flush();
            });
            console.out().println();
            console.err().println(times.line());
            return ExitCode.DONE;
        } catch (IOException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
