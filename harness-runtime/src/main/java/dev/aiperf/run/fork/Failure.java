package dev.aiperf.run.fork;

import dev.aiperf.run.RunException;

/**
 * Why a run gave no result.
 *
 * @param kind whose fault it was
 * @param message what happened, for the user
 */
record Failure(RunException.Kind kind, String message) {}
