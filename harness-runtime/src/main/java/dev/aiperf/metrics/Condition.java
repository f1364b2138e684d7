package dev.aiperf.metrics;

import dev.aiperf.plan.EndpointPlan;

/** When a built-in metric makes sense. */
enum Condition {
    /** For any endpoint. */
    ALWAYS,
    /** When answers are asked for as a stream, so that tokens come one by one. */
    STREAMING,
    /** When the client counts tokens itself, so that its counts and the server's are two. */
    CLIENT_COUNTS;

    boolean holdsFor(EndpointPlan endpoint) {
        return switch (this) {
            case ALWAYS -> true;
            case STREAMING -> endpoint.streaming();
            case CLIENT_COUNTS -> !endpoint.serverTokenCount();
        };
    }
}
