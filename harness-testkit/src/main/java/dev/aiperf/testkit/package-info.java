/**
 * What the author of a plugin tests it with: a compatibility kit for each extension point, and the inference simulator as
 * a JUnit extension.
 *
 * <p>A kit is an abstract test class. The author extends it, says what is to be tested and what good and bad input of it
 * look like, and inherits a test for each promise of the extension point. The built-in implementations pass the same kits.
 */
@NullMarked
package dev.aiperf.testkit;

import org.jspecify.annotations.NullMarked;
