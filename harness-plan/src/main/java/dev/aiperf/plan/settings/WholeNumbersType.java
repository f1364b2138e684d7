package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whole numbers, one or a list that is swept over: each number is a cell, so none may come twice. */
record WholeNumbersType(WholeNumberType element) implements SettingType<List<Long>> {

    @Override
    public String label() {
        return "N[,N…]";
    }

    @Override
    public String accepted() {
        return element.accepted() + ", or several with commas between them";
    }

    @Override
    public List<Long> parse(List<String> given) {
        List<Long> numbers = new ArrayList<>();
        for (String text : String.join(",", given).split(",", -1)) {
            long number = element.read(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "must be " + accepted() + (isList(given) ? "; '" + text.strip() + "' is not" : "")));
            if (numbers.contains(number)) {
                throw new IllegalArgumentException("must not name a point twice; keep one " + number);
            }
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    private static boolean isList(List<String> given) {
        return given.size() > 1 || given.stream().anyMatch(text -> text.contains(","));
    }

    /** Returns numbers as this type reads them. */
    static String format(long[] numbers) {
        return String.join(",", Arrays.stream(numbers).mapToObj(Long::toString).toList());
    }
}
