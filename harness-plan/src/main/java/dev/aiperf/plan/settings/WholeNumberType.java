package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Optional;

/** A whole number in a range. */
record WholeNumberType(long least, long greatest) implements SettingType<Long> {

    @Override
    public String label() {
        return "N";
    }

    @Override
    public String accepted() {
        if (least == Long.MIN_VALUE && greatest == Long.MAX_VALUE) {
            return "a whole number of 64 bits";
        }
        return "a whole number, " + (greatest == Long.MAX_VALUE ? least + " or more" : least + " to " + greatest);
    }

    @Override
    public Long parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        SingleValue.requireNoList(text);
        return read(text).orElseThrow(() -> new IllegalArgumentException("must be " + accepted()));
    }

    /** Returns the number if the text is one, and within the range. */
    Optional<Long> read(String text) {
        try {
            long number = Long.parseLong(text.strip());
            return number >= least && number <= greatest ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
