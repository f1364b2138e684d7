package dev.aiperf.dataset;

public interface Dataset {}
