/** The goals of the Maven plugin: they run, list and judge a project's annotated benchmarks. */
@NullMarked
package dev.aiperf.maven;

import org.jspecify.annotations.NullMarked;
