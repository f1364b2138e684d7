package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.Setting;
import java.util.List;

/**
 * A setting as it is in effect.
 *
 * @param setting the setting
 * @param values its value as texts, with secrets hidden; the default in words where nobody gave one
 * @param origin where the value came from, in words
 * @param isDefault whether nobody gave a value
 */
public record EffectiveSetting(Setting<?> setting, List<String> values, String origin, boolean isDefault) {}
