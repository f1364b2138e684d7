package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.IntegratedRate;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition.FirstOf;
import dev.aiperf.plan.StopCondition.WholeDataset;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How many requests a run will send, as far as its plan tells.
 *
 * @param environment where the input file is
 */
record RequestForecast(Environment environment) {

    /** Returns the number, of arrivals at a mean rate the one to expect; empty where only the run will tell. */
    OptionalLong of(ProfilePlan plan, Cell cell) {
        if (cell.measurement().stop() instanceof FirstOf stop) {
            OptionalLong arrivals = arrivals(cell, stop);
            return stop.requests().isPresent() && arrivals.isPresent()
                    ? OptionalLong.of(Math.min(stop.requests().getAsLong(), arrivals.getAsLong()))
                    : stop.requests().isPresent() ? stop.requests() : arrivals;
        }
        boolean fromFile = cell.measurement().stop() instanceof WholeDataset
                && !(cell.traffic() instanceof Replay)
                && environment.isWhereItRuns();
        return fromFile && plan.dataset() instanceof DatasetPlan.InputFile input
                ? lines(input.file())
                : OptionalLong.empty();
    }

    private static OptionalLong arrivals(Cell cell, FirstOf stop) {
        return cell.traffic() instanceof OpenLoop open && stop.duration().isPresent()
                ? OptionalLong.of(Math.round(new IntegratedRate(open.rate())
                        .arrivals(stop.duration().get().toNanos() / 1e9)))
                : OptionalLong.empty();
    }

    /** A row with turns is several requests, and how many is for its loader to say. */
    private OptionalLong lines(Path file) {
        try {
            String text = environment.readFile(file);
            return text.contains("\"turns\"")
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            text.lines().filter(line -> !line.isBlank()).count());
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty(); // Whether the file can be read is another rule's question.
        }
    }
}
