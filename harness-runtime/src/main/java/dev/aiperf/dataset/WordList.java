package dev.aiperf.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The words that prompts are made of.
 *
 * @param words lower-case, without spaces; one or more
 */
record WordList(List<String> words) {

    WordList {
        words = List.copyOf(words);
    }

    /** Returns some 3,000 common English words; none that a content filter might stop at. */
    static WordList english() {
        try (InputStream resource = Objects.requireNonNull(WordList.class.getResourceAsStream("words.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new WordList(lines.lines().collect(Collectors.toUnmodifiableList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a word of the ring that the list is, counted on from any number. */
    String at(long position) {
        return words.get((int) Math.floorMod(position, (long) words.size()));
    }
}
