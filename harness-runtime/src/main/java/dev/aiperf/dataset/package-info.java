/** What is asked: loaders, generators and samplers of conversations. */
@NullMarked
package dev.aiperf.dataset;

import org.jspecify.annotations.NullMarked;
