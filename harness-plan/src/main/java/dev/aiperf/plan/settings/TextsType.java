package dev.aiperf.plan.settings;

import java.util.Arrays;
import java.util.List;

/** Several texts: one after the other, or with commas between them. */
record TextsType(String label, String accepted) implements SettingType<List<String>> {

    @Override
    public List<String> parse(List<String> given) {
        List<String> texts = given.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (texts.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("must be " + accepted + ", not empty");
        }
        return texts;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }
}
