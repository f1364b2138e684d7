@NullMarked
package dev.aiperf.testkit;

import org.jspecify.annotations.NullMarked;
