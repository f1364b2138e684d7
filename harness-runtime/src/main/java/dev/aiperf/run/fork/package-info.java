/**
 * Runs in processes of their own, and the link between such a process and the one that started it: small frames over a
 * loopback connection. Bulk data stays in files.
 */
@NullMarked
package dev.aiperf.run.fork;

import org.jspecify.annotations.NullMarked;
