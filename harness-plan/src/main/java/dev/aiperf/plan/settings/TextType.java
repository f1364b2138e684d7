package dev.aiperf.plan.settings;

import java.util.List;

/** A text, as it stands. */
record TextType(String label, String accepted, boolean mayBeEmpty) implements SettingType<String> {

    @Override
    public String parse(List<String> given) {
        return (mayBeEmpty ? SingleValue.allowingEmpty(given) : SingleValue.of(given, accepted)).strip();
    }
}
