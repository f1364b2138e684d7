package dev.aiperf.processor.rule;

import dev.aiperf.plan.text.NearestNames;
import dev.aiperf.processor.model.ParamModel;
import dev.aiperf.processor.model.ParamType;

/** Each value is read as one of the field's type where the benchmark is run; that it can be is known now. */
record ParamValuesFitTheType() implements ParamRule {

    static final String MESSAGE = "the value \"%s\" of the @Param field %s must be %s";

    @Override
    public void check(ParamModel param, Findings findings) {
        for (String value : param.values()) {
            if (!fits(value.strip(), param.type())) {
                findings.error(param.annotation(), MESSAGE.formatted(value, param.name(), accepted(param.type())));
            }
        }
    }

    private static boolean fits(String value, ParamType type) {
        try {
            return switch (type.kind()) {
                case INT -> isWithin(Long.parseLong(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
                case LONG -> isWithin(Long.parseLong(value), Long.MIN_VALUE, Long.MAX_VALUE);
                case DOUBLE -> Double.isFinite(Double.parseDouble(value));
                case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
                case CHOICE -> type.constants().stream().anyMatch(value::equalsIgnoreCase);
                case TEXT, OTHER -> true;
            };
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static boolean isWithin(long number, long least, long greatest) {
        return number >= least && number <= greatest;
    }

    private static String accepted(ParamType type) {
        return switch (type.kind()) {
            case INT -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case LONG -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case DOUBLE -> "a number such as 0.7";
            case BOOLEAN -> "true or false";
            case CHOICE -> NearestNames.oneOf(type.constants());
            case TEXT, OTHER -> "a text";
        };
    }
}
