/** Reads the compiler's elements into the model that rules and generators see. */
@NullMarked
package dev.aiperf.processor.source;

import org.jspecify.annotations.NullMarked;
