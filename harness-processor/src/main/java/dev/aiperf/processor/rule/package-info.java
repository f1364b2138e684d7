/**
 * The rules about Java that annotated classes must keep, a class each. They see the model of a source, report what they
 * find, and never throw.
 */
@NullMarked
package dev.aiperf.processor.rule;

import org.jspecify.annotations.NullMarked;
