package dev.aiperf.cli;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.traffic.ArrivalProcess;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A load as the server saw it, by its own clock. */
final class SeenByServer {

    private static final double NANOS_PER_SECOND = 1e9;

    private SeenByServer() {}

    /** Returns when the server received each request, in seconds after the first. */
    static List<Double> secondsAfterFirst(ProfileRun run) {
        long[] instants = run.truth().stream()
                .mapToLong(RequestTruth::receivedNanos)
                .sorted()
                .toArray();
        return LongStream.of(instants)
                .mapToObj(nanos -> (nanos - instants[0]) / NANOS_PER_SECOND)
                .toList();
    }

    /** Returns by how many seconds, at the median, instants after the first are off a schedule's. */
    static double apart(List<Double> seconds, ArrivalProcess schedule) {
        double[] off = IntStream.range(0, seconds.size())
                .mapToDouble(i -> Math.abs(
                        seconds.get(i) - (schedule.intendedNanos(i) - schedule.intendedNanos(0)) / NANOS_PER_SECOND))
                .sorted()
                .toArray();
        return off[off.length / 2];
    }

    /** Returns the most requests that the server had at one instant: received whole, and not yet answered. */
    static int mostInFlight(List<RequestTruth> truth) {
        return mostBetween(truth, RequestTruth::receivedNanos, RequestTruth::endNanos);
    }

    /** Returns the most requests that the server had received and not yet given a first content, at one instant. */
    static int mostInPrefill(List<RequestTruth> truth) {
        return mostBetween(truth, RequestTruth::receivedNanos, request -> request.contentNanos()[0]);
    }

    private static int mostBetween(
            List<RequestTruth> truth, ToLongFunction<RequestTruth> from, ToLongFunction<RequestTruth> to) {
        long[] starts = truth.stream().mapToLong(from).sorted().toArray();
        long[] ends = truth.stream().mapToLong(to).sorted().toArray();
        int most = 0;
        int ended = 0;
        for (int started = 1; started <= starts.length; started++) {
            while (ended < ends.length && ends[ended] <= starts[started - 1]) {
                ended++;
            }
            most = Math.max(most, started - ended);
        }
        return most;
    }
}
