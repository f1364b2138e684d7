package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Optional;

/**
 * An option of AIPerf, or of a later version, that is recognised so that its user gets an answer instead of a riddle.
 *
 * @param name its first name
 * @param aliases its other long names
 * @param shortName its name after a single dash
 * @param isFlag whether it stands without a value
 * @param isIgnored whether a run without it is the same run, so that it only gets a note; else it is refused
 * @param reason why it does nothing here, as a sentence without its stop
 */
public record UnsupportedSetting(
        String name, List<String> aliases, Optional<String> shortName, boolean isFlag, boolean isIgnored, String reason)
        implements CatalogueEntry {

    @Override
    public boolean takesSeveral() {
        return !isFlag;
    }

    @Override
    public String label() {
        return isFlag ? "" : "VALUE";
    }

    @Override
    public String accepted() {
        return "left away";
    }

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String help() {
        return "Not built in: " + reason + ".";
    }
}
