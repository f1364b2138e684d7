package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.NearestNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of some names; case, hyphens and underscores don't matter.
 *
 * @param choices what each name means, in the order shown
 * @param refusals what to answer to other names that are known
 */
record ChoiceType<E>(Map<String, E> choices, Map<String, String> refusals) implements SettingType<E> {

    ChoiceType {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    @Override
    public String label() {
        return String.join("|", choices.keySet());
    }

    @Override
    public String accepted() {
        return NearestNames.oneOf(List.copyOf(choices.keySet()));
    }

    @Override
    public E parse(List<String> given) {
        String text = SingleValue.of(given, accepted()).strip();
        String plain = NearestNames.plain(text);
        for (Map.Entry<String, E> choice : choices.entrySet()) {
            if (NearestNames.plain(choice.getKey()).equals(plain)) {
                return choice.getValue();
            }
        }
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            if (NearestNames.plain(refusal.getKey()).equals(plain)) {
                throw new IllegalArgumentException(refusal.getValue());
            }
        }
        throw new IllegalArgumentException("must be " + accepted() + NearestNames.question(text, choices.keySet()));
    }
}
