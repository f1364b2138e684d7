package dev.aiperf.benchmark;

public record RunContext(long seed, long index) {}
