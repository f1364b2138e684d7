/**
 * Checks annotated benchmarks while they are compiled, and writes their runners. The processor is a shell: {@code source}
 * reads the compiler's elements into {@code model}, {@code rule} and {@code plan} check that, {@code generate} writes what
 * comes of it; only the first of them and the shell know that there is a compiler.
 */
@NullMarked
package dev.aiperf.processor;

import org.jspecify.annotations.NullMarked;
