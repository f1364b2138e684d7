package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Map;

/** How derived settings become a setting. Implementations are stateless. */
public sealed interface Rewriting
        permits CeilingRewriting,
                ConcurrencyRangeRewriting,
                GoodputRewriting,
                TimeoutMillisRewriting,
                TraceFileRewriting {

    /** Returns the settings that derived ones become. */
    List<Setting<?>> targets();

    /**
     * Rewrites what one layer gave.
     *
     * @param given the values by the derived setting's name; at least one name of this rewriting
     * @return what each target becomes
     * @throws InvalidDerivedValue if a value can't be rewritten
     */
    List<Rewritten> rewrite(Map<String, List<String>> given);

    /**
     * What became of derived settings.
     *
     * @param setting the setting they mean
     * @param values its value, as a user would have written it
     * @param notes what should be said about it
     */
    record Rewritten(Setting<?> setting, List<String> values, List<String> notes) {}

    /** A derived setting has a value that can't be rewritten; the message goes on after its name. */
    final class InvalidDerivedValue extends RuntimeException {
        private final String name;

        InvalidDerivedValue(String name, String message) {
            super(message);
            this.name = name;
        }

        /** Returns the derived setting with that value. */
        public String settingName() {
            return name;
        }
    }

    /** Returns the value of one name, read by a type. */
    static <T> T read(Map<String, List<String>> given, String name, SettingType<T> type) {
        try {
            return type.parse(given.getOrDefault(name, List.of()));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidDerivedValue(name, String.valueOf(invalid.getMessage()));
        }
    }
}
