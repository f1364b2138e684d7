/** When requests are sent: arrival processes, pure and seeded. Knows nothing of HTTP. */
@NullMarked
package dev.aiperf.traffic;

import org.jspecify.annotations.NullMarked;
