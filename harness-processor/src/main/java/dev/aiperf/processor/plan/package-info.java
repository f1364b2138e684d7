/** From annotations to settings, and the rules of {@code harness-plan} over them. */
@NullMarked
package dev.aiperf.processor.plan;

import org.jspecify.annotations.NullMarked;
