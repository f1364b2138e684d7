package dev.aiperf.record;

import dev.aiperf.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes each word for a token, and counts how often it was asked. A text in capitals has none. */
final class WordTokenizer implements Tokenizer {

    final AtomicInteger calls = new AtomicInteger();

    @Override
    public String name() {
        return "words";
    }

    @Override
    public int count(String text) {
        calls.incrementAndGet();
        if (text.equals(text.toUpperCase(Locale.ROOT)) && !text.isBlank()) {
            return 0;
        }
        return (int) Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .count();
    }
}
