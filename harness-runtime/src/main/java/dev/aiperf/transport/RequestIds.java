package dev.aiperf.transport;

import java.util.UUID;

/**
 * The identities that a request carries in its headers and in the record that is written of it.
 *
 * <p>An identity is a function of the run, the phase and the request's index alone: the transport that sends it and the
 * writer of records need not tell each other, and nothing has to be kept for requests in flight. It has the form of a
 * version 8 UUID (RFC 9562: bits of the maker's own choice), since servers and AIPerf's readers expect one.
 */
public final class RequestIds {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long REQUEST = 0x52455155L;
    private static final long CORRELATION = 0x434f5252L;

    private RequestIds() {}

    /**
     * Returns what a request sends as {@code X-Request-ID}.
     *
     * @param runId the name of the run, which no other run has
     * @param phase the phase that the request belongs to
     * @param index the request's place in its phase, from 0
     */
    public static String requestId(String runId, PhaseKind phase, long index) {
        return uuid(runId, REQUEST, phase, index);
    }

    /**
     * Returns what all requests of a session send as {@code X-Correlation-ID}.
     *
     * @param runId the name of the run, which no other run has
     * @param phase the phase that the session belongs to
     * @param index the session's place in its phase, from 0; that of its request where each session has one
     */
    public static String correlationId(String runId, PhaseKind phase, long index) {
        return uuid(runId, CORRELATION, phase, index);
    }

    private static String uuid(String runId, long use, PhaseKind phase, long index) {
        long branch = mix(hash(runId) ^ mix(use * GOLDEN_GAMMA + hash(phase.name())));
        long high = mix(branch + (2 * index + 1) * GOLDEN_GAMMA);
        long low = mix(branch + (2 * index + 2) * GOLDEN_GAMMA);
        long version = (high & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long variant = (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(version, variant).toString();
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
