/** How each API is spoken: from a turn to a request body, from a response event to text. Knows nothing of sockets or time. */
@NullMarked
package dev.aiperf.endpoint;

import org.jspecify.annotations.NullMarked;
