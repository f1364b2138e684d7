package dev.aiperf.plan.settings;

import java.util.List;

/** A finite number, 0 or more, or above 0. */
record DecimalType(boolean aboveZero) implements SettingType<Double> {

    @Override
    public String label() {
        return "X";
    }

    @Override
    public String accepted() {
        return aboveZero ? "a number above 0, such as 5 or 0.5" : "a number, 0 or more";
    }

    @Override
    public Double parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        SingleValue.requireNoList(text);
        try {
            double number = Double.parseDouble(text);
            // Double.parseDouble also reads "1d", "NaN" and hexadecimal, none of which a user means.
            boolean plain = text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
            if (plain && Double.isFinite(number) && (aboveZero ? number > 0 : number >= 0)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, as a number out of range is.
        }
        throw new IllegalArgumentException("must be " + accepted());
    }
}
