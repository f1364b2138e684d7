/** The misbehaviours a client must survive, and how they are asked for. */
@NullMarked
package dev.aiperf.simulator.fault;

import org.jspecify.annotations.NullMarked;
