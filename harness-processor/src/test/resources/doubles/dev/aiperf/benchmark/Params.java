package dev.aiperf.benchmark;

import java.util.Map;

public record Params(Map<String, String> values) {
    public String text(String name) {
        return values.get(name);
    }

    public int wholeNumber(String name) {
        return Integer.parseInt(text(name));
    }

    public long longNumber(String name) {
        return Long.parseLong(text(name));
    }

    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }
}
