package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Locale;

/** On or off; the bare name means on. */
record FlagType() implements SettingType<Boolean> {

    @Override
    public String label() {
        return "";
    }

    @Override
    public String accepted() {
        return "true or false";
    }

    @Override
    public Boolean parse(List<String> given) {
        return switch (SingleValue.allowingEmpty(given).strip().toLowerCase(Locale.ROOT)) {
            case "", "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("must be " + accepted());
        };
    }
}
