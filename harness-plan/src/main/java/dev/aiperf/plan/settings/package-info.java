/** The catalogue of settings: every name, type, default and range, written once for options, files, properties and pages. */
@NullMarked
package dev.aiperf.plan.settings;

import org.jspecify.annotations.NullMarked;
