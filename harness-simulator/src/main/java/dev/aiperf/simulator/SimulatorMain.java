package dev.aiperf.simulator;

import dev.aiperf.simulator.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a simulator as a process of its own.
 *
 * <p>Prints one line once it may be called, {@code listening on http://127.0.0.1:PORT}. With {@code --exit-with-stdin} it
 * ends when its standard input does, so that it can't outlive the process that started it.
 */
public final class SimulatorMain {
    private static final int CANNOT_START = 1;
    private static final int BAD_OPTIONS = 2;
    private static final String EXIT_WITH_STDIN = "exit-with-stdin";
    private static final String HELP = "help";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** Makes the program over streams of the caller's. */
    public SimulatorMain(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new SimulatorMain(System.in, System.out, System.err).run(List.of(args)));
    }

    /** Runs the program; returns its exit code when the simulator has ended. */
    public int run(List<String> arguments) {
        SimulatorOptions options;
        boolean exitWithStdin;
        try {
            Map<String, String> values =
                    new TreeMap<>(CommandLine.parse(arguments).values());
            if (values.remove(HELP) != null) {
                out.print(help());
                return 0;
            }
            exitWithStdin = Boolean.parseBoolean(values.remove(EXIT_WITH_STDIN));
            options = SimulatorOptions.of(values);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return BAD_OPTIONS;
        }
        try {
            if (exitWithStdin) {
                Interrupts.ignore();
            }
            Simulator.warmUp();
            return serve(options, exitWithStdin);
        } catch (IOException e) {
            err.println(e.getMessage());
            return CANNOT_START;
        }
    }

    private int serve(SimulatorOptions options, boolean exitWithStdin) throws IOException {
        try (Simulator simulator = Simulator.start(options)) {
            out.println("listening on " + simulator.uri());
            out.flush();
            waitForEnd(exitWithStdin);
            return 0;
        }
    }

    private void waitForEnd(boolean exitWithStdin) throws IOException {
        if (exitWithStdin) {
            while (in.read() >= 0) {
                // What is said doesn't matter, only that somebody is still there.
            }
            return;
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String help() {
        StringBuilder text = new StringBuilder(4_096);
        text.append("Runs an OpenAI-compatible server that behaves like an inference engine.\n\nOptions:\n");
        for (SimulatorOption option : SimulatorOptions.catalogue()) {
            String byDefault = option.defaultText().isEmpty() ? "" : " (default " + option.defaultText() + ")";
            line(text, option.name(), option.help() + byDefault);
            if (option.kind() == SimulatorOption.Kind.CHOICE) {
                line(text, "", option.accepted());
            }
            if (option.kind() == SimulatorOption.Kind.FAULT) {
                for (String fault : Faults.accepted().split(", ", -1)) {
                    line(text, "", fault);
                }
            }
        }
        line(text, EXIT_WITH_STDIN, "end when standard input ends");
        line(text, HELP, "print this");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String what) {
        String shown = name.isEmpty() ? "" : "--" + name;
        text.append(String.format(Locale.ROOT, "  %-24s %s%n", shown, what));
    }
}
