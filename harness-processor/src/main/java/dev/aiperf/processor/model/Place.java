package dev.aiperf.processor.model;

/**
 * Where in the source something stands. Rules hand it on and never look into it. Two places are equal if they are the same
 * spot of the same source.
 */
public interface Place {}
