/** How bytes travel: the HTTP client, the splitter of event streams, the timeline of a request. Knows nothing of JSON. */
@NullMarked
package dev.aiperf.transport;

import org.jspecify.annotations.NullMarked;
