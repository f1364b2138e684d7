package dev.aiperf.cli;

import dev.aiperf.simulator.SimulatorMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code aiperf simulate}: the inference simulator, in this process, until it is ended. */
final class SimulateCommand implements Command {

    private final Console console;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "run a server that behaves like an inference engine, for trying things without a GPU";
    }

    @Override
    public int run(List<String> arguments) {
        List<String> plain = arguments.stream()
                .map(argument -> Aiperf.isHelp(argument) ? "--help" : argument)
                .toList();
        if (plain.contains("--help")) {
            console.out().print("Usage: aiperf simulate [options]\n\n");
        }
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int code = new SimulatorMain(System.in, console.out(), new PrintStream(problems, true, StandardCharsets.UTF_8))
                .run(plain);
        problems.toString(StandardCharsets.UTF_8).lines().forEach(console::complain);
        return code;
    }
}
