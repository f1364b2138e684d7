package dev.aiperf.plan.settings;

import java.util.Arrays;
import java.util.List;

/** Arguments of a command: one after the other, or in one text with spaces between them. */
record ArgumentsType() implements SettingType<List<String>> {

    @Override
    public String label() {
        return "ARGUMENTS";
    }

    @Override
    public String accepted() {
        return "arguments such as \"-Xmx4g -XX:+UseParallelGC\"";
    }

    @Override
    public List<String> parse(List<String> given) {
        List<String> arguments = given.size() == 1
                ? Arrays.stream(given.get(0).strip().split("\\s+", -1)).toList()
                : given;
        if (arguments.isEmpty() || arguments.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("must be " + accepted() + ", not empty");
        }
        return arguments;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }
}
