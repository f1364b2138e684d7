/** How values are written as text: durations, JSON, and the names that a mistyped one may have meant. */
@NullMarked
package dev.aiperf.plan.text;

import org.jspecify.annotations.NullMarked;
