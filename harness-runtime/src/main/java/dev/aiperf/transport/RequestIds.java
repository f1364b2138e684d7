package dev.aiperf.transport;

import dev.aiperf.plan.Seed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The names by which client and server, records and logs speak of one request. A name is a function of run, phase and
 * index, so it need not be kept: whoever has these can say it again. Safe to share between threads.
 *
 * <p>They have the form of version 8 UUIDs (RFC 9562: bits of the maker's own choice), since servers and AIPerf's readers
 * expect one.
 */
public final class RequestIds {

    private final Map<PhaseKind, Seed> requests;
    private final Map<PhaseKind, Seed> sessions;

    /**
     * Makes the names of a run.
     *
     * @param runId the run's own name, which no other run has
     */
    public RequestIds(String runId) {
        Seed run = new Seed(0).derive(runId);
        requests = ofPhases(run.derive("request"));
        sessions = ofPhases(run.derive("session"));
    }

    private static Map<PhaseKind, Seed> ofPhases(Seed use) {
        Map<PhaseKind, Seed> seeds = new EnumMap<>(PhaseKind.class);
        for (PhaseKind phase : PhaseKind.values()) {
            seeds.put(phase, use.derive(phase.name()));
        }
        return seeds;
    }

    /** Returns the name of a request: the value of its {@code X-Request-ID}. */
    public String requestId(PhaseKind phase, long index) {
        return uuid(requests, phase, index);
    }

    /** Returns the name of the session that a request opens: the value of its {@code X-Correlation-ID}. */
    public String correlationId(PhaseKind phase, long index) {
        return uuid(sessions, phase, index);
    }

    private static String uuid(Map<PhaseKind, Seed> seeds, PhaseKind phase, long index) {
        Seed seed = Objects.requireNonNull(seeds.get(phase)).derive(index);
        long high = (seed.value() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (seed.derive(1).value() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
