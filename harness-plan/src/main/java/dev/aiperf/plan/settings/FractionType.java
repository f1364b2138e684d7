package dev.aiperf.plan.settings;

import java.util.List;

/** A share: a number between 0 and 1, with or without these two themselves. */
record FractionType(boolean withEnds) implements SettingType<Double> {

    private static final DecimalType NUMBER = new DecimalType(false);

    @Override
    public String label() {
        return "X";
    }

    @Override
    public String accepted() {
        return withEnds ? "a number from 0 to 1, such as 0.95" : "a number above 0 and below 1, such as 0.95";
    }

    @Override
    public Double parse(List<String> given) {
        double number;
        try {
            number = NUMBER.parse(given);
        } catch (IllegalArgumentException notANumber) {
            throw new IllegalArgumentException("must be " + accepted(), notANumber);
        }
        if (withEnds ? number <= 1 : number > 0 && number < 1) {
            return number;
        }
        throw new IllegalArgumentException("must be " + accepted());
    }
}
