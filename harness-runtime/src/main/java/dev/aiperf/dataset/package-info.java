/** What is asked: loaders, generators and samplers of conversations. Knows nothing of HTTP. */
@NullMarked
package dev.aiperf.dataset;

import org.jspecify.annotations.NullMarked;
