package dev.aiperf.engine;

import dev.aiperf.engine.ClientHealth.Verdict;
import dev.aiperf.stats.SampleSize;
import dev.aiperf.transport.FileLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges whether the client was up to the load. Where it used most of the machine, was late, or stopped to collect
 * garbage for as long as the things it measures, its numbers say less about the server, and the verdict says so.
 *
 * <p>The limits, from which on a client is strained or invalid: 75 and 95 % of the machine's cores, lateness of 2 and
 * 50 ms, event loops that are as late at the 99th percentile, a pause of 20 and 500 ms, by garbage collection or of an event
 * loop; a backlog of 10,000 finished requests strains, and one that is lost invalidates. So do open files when fewer than 128
 * are left and fewer than 80, where the transport soon opens no more; and local ports when less than 5 % are left and less than 0.5 %: a connection more would fail.
 *
 * <p>Cores are judged where requests are sent for a second and more. In less the JVM still makes its code fast, on whatever
 * cores are free; where that keeps a request waiting, lateness and event loops show it.
 */
public final class ClientVerdict {

    private static final long SHORTEST_JUDGED_BY_CPU_NANOS = 1_000_000_000L;
    private static final double STRAINED_CPU_SHARE = 0.75;
    private static final double INVALID_CPU_SHARE = 0.95;
    private static final double STRAINED_LATENESS_MILLIS = 2;
    private static final double INVALID_LATENESS_MILLIS = 50;
    private static final double STRAINED_PAUSE_MILLIS = 20;
    private static final double INVALID_PAUSE_MILLIS = 500;
    private static final double STRAINED_BACKLOG = 10_000;
    private static final double STRAINED_FILES_LEFT = 2 * FileLimit.SPARE;
    private static final double INVALID_FILES_LEFT = 1.25 * FileLimit.SPARE;
    private static final double STRAINED_PORT_SHARE = 0.95;
    private static final double INVALID_PORT_SHARE = 0.995;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private Verdict verdict = Verdict.HEALTHY;
    private final List<String> reasons = new ArrayList<>();

    private ClientVerdict() {}

    /**
     * Judges the client of a phase.
     *
     * @param usage what the phase took of it
     * @param phase how the phase went
     */
    public static ClientHealth of(ClientUsage usage, PhaseResult phase) {
        ClientVerdict judged = new ClientVerdict();
        if (phase.sendingEndNanos() - phase.startNanos() >= SHORTEST_JUDGED_BY_CPU_NANOS) {
            judged.weighProcessor(phase.sending().cpuCores(), usage.availableCores());
        }
        judged.weighSchedule(phase.sending().unsentNanos());
        judged.weighLateness(phase.sending());
        long pause = usage.longestGcPause().toMillis();
        judged.weigh(
                (double) pause,
                STRAINED_PAUSE_MILLIS,
                INVALID_PAUSE_MILLIS,
                "garbage collection stopped the client for " + pause + " ms");
        judged.weighEventLoop(usage.eventLoop());
        judged.weigh(
                (double) usage.peakBacklog(),
                STRAINED_BACKLOG,
                NEVER,
                usage.peakBacklog() + " finished requests waited to be written");
        judged.weigh((double) usage.lost(), 1, 1, usage.lost() + " finished requests could not be written");
        judged.weighFiles(usage.files());
        judged.weighPorts(usage.ports());
        if (phase.sending().requests() == 0 && judged.reasons.isEmpty()) {
            judged.verdict = Verdict.NOT_KNOWN;
            judged.reasons.add("no request was sent");
        }
        return new ClientHealth(judged.verdict, judged.reasons, usage, phase.sending(), PauseSummary.NONE);
    }

    private void weighProcessor(double cores, int available) {
        double share = cores / available;
        weigh(
                share,
                STRAINED_CPU_SHARE,
                INVALID_CPU_SHARE,
                String.format(
                        Locale.ROOT, "the client used %.0f %% of the machine's %d cores", 100 * share, available));
    }

    /** A schedule that wasn't sent to its end is another load than was asked for. */
    private void weighSchedule(long unsentNanos) {
        weigh(
                (double) unsentNanos,
                1,
                1,
                "the client was so far behind that the arrivals of the last " + inWords(unsentNanos / 1e6)
                        + " of the schedule were never sent");
    }

    /** Judges lateness by the highest percentile that the requests can carry: the 99th, the 90th or the median. */
    private void weighLateness(Sending sending) {
        if (SampleSize.carries(99, sending.requests())) {
            weighLateness(sending.latenessP99Nanos(), "a hundred");
        } else if (SampleSize.carries(90, sending.requests())) {
            weighLateness(sending.latenessP90Nanos(), "ten");
        } else {
            weighLateness(sending.latenessP50Nanos(), "two");
        }
    }

    private void weighLateness(long nanos, String outOf) {
        double millis = nanos / 1e6;
        weigh(
                millis,
                STRAINED_LATENESS_MILLIS,
                INVALID_LATENESS_MILLIS,
                "one request in " + outOf + " was sent " + inWords(millis) + " late or more");
    }

    private void weighEventLoop(EventLoopDelay loop) {
        double p99 = loop.p99Nanos() / 1e6;
        double longest = loop.longestNanos() / 1e6;
        if (SampleSize.carries(99, loop.samples())) {
            weigh(
                    p99,
                    STRAINED_LATENESS_MILLIS,
                    INVALID_LATENESS_MILLIS,
                    "one event in a hundred waited " + inWords(p99) + " or more for the thread that handles it");
        }
        weigh(
                longest,
                STRAINED_PAUSE_MILLIS,
                INVALID_PAUSE_MILLIS,
                "a thread of the client was held up for " + inWords(longest));
    }

    private void weighFiles(OpenFiles files) {
        if (files.limit() > 0) {
            weigh(
                    (double) files.peak(),
                    files.limit() - STRAINED_FILES_LEFT + 1,
                    files.limit() - INVALID_FILES_LEFT + 1,
                    String.format(
                            Locale.ROOT,
                            "%,d of the %,d files and sockets that the client may have open were open",
                            files.peak(),
                            files.limit()));
        }
    }

    private void weighPorts(ClientPorts ports) {
        if (ports.limit() > 0) {
            weigh(
                    ports.peak() / (double) ports.limit(),
                    STRAINED_PORT_SHARE,
                    INVALID_PORT_SHARE,
                    String.format(
                            Locale.ROOT,
                            "%,d of the %,d local ports for connections to the server were in use",
                            ports.peak(),
                            ports.limit()));
        }
    }

    /** As the report writes it, so that one value has one form. */
    private static String inWords(double millis) {
        return millis < 1000
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    private void weigh(double value, double strainedFrom, double invalidFrom, String words) {
        if (value < strainedFrom) {
            return;
        }
        reasons.add(words);
        verdict = value >= invalidFrom || verdict == Verdict.INVALID ? Verdict.INVALID : Verdict.STRAINED;
    }
}
