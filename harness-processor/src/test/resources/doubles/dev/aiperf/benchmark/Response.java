package dev.aiperf.benchmark;

public record Response(String text) {}
