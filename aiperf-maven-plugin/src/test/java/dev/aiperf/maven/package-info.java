@NullMarked
package dev.aiperf.maven;

import org.jspecify.annotations.NullMarked;
