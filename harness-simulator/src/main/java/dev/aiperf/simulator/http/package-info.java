/** The HTTP face: OpenAI-compatible endpoints, the wire forms of several servers, and the writing of events. */
@NullMarked
package dev.aiperf.simulator.http;

import org.jspecify.annotations.NullMarked;
