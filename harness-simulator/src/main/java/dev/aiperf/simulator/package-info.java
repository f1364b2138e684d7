/** An OpenAI-compatible inference server that behaves like an engine, and an oracle for what it did when. */
@NullMarked
package dev.aiperf.simulator;

import org.jspecify.annotations.NullMarked;
