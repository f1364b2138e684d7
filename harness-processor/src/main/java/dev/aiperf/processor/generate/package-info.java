/** What is written for a class of benchmarks: its runner's source, and the resource that carries its plan as data. */
@NullMarked
package dev.aiperf.processor.generate;

import org.jspecify.annotations.NullMarked;
