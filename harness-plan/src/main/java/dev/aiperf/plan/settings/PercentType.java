package dev.aiperf.plan.settings;

import java.util.List;

/** A percentage: 0 to 100, with or without the sign. */
record PercentType() implements SettingType<Double> {

    private static final double WHOLE = 100;

    @Override
    public String label() {
        return "PERCENT";
    }

    @Override
    public String accepted() {
        return "a percentage from 0 to 100, such as 20 or 2.5";
    }

    @Override
    public Double parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        SingleValue.requireNoList(text);
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        try {
            double percent = new DecimalType(false).parse(List.of(number));
            if (percent <= WHOLE) {
                return percent;
            }
        } catch (IllegalArgumentException invalid) {
            // Answered below, as a percentage out of range is.
        }
        throw new IllegalArgumentException("must be " + accepted());
    }
}
