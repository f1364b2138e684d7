package dev.aiperf.benchmark;

import dev.aiperf.dataset.Turn;

public record ChatRequest(String text) {
    public static ChatRequest of(Turn turn) {
        return new ChatRequest(turn.text());
    }
}
