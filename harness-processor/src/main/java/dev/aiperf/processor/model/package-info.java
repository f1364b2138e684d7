/** What the rules and the generators see of a source: facts, without the compiler's own types. */
@NullMarked
package dev.aiperf.processor.model;

import org.jspecify.annotations.NullMarked;
