package dev.aiperf.run.fork;

/**
 * What a run's own process is to do.
 *
 * @param source what the plan is made from, as {@code PlanBuilder.source()} gives it; credentials included
 * @param seed the plan's seed, which may have been drawn
 * @param method the benchmark method; empty text without a benchmark
 * @param cell the name of the cell
 * @param run which run of the cell it is, from 1
 * @param folder where its files go; it exists
 * @param width how many characters a line of its report has
 * @param colour whether its report may hold colours
 */
public record Order(
        String source, long seed, String method, String cell, int run, String folder, int width, boolean colour) {}
