package dev.aiperf.dataset;

public record Turn(String text) {}
