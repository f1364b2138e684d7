package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.SessionSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A choice of one of several kinds, each with settings of its own: the traffic, and the data set. A layer that names
 * another kind than the layers below it replaces their choice whole, instead of mixing with what it can't know.
 *
 * @param members the settings that belong to the choice, whatever the kind
 * @param namedBy what names a kind in one layer, if anything does
 * @param advice what to add to the note of a replacement
 */
record WholeChoice(Set<Setting<?>> members, Function<LayerValues, Optional<Named>> namedBy, String advice) {

    static final WholeChoice TRAFFIC = new WholeChoice(
            Set.of(
                    LoadSettings.CONCURRENCY,
                    LoadSettings.REQUEST_RATE,
                    LoadSettings.REQUEST_RATE_SERIES,
                    LoadSettings.RATE_RAMP,
                    LoadSettings.ARRIVAL_PATTERN,
                    LoadSettings.ARRIVAL_SMOOTHNESS,
                    LoadSettings.ARRIVAL_CLIENTS,
                    LoadSettings.ARRIVAL_CLIENT_SKEW,
                    LoadSettings.ARRIVAL_CLIENT_GAPS,
                    ReplaySettings.SCHEDULE,
                    ReplaySettings.AUTO_OFFSET,
                    ReplaySettings.START_OFFSET,
                    ReplaySettings.END_OFFSET,
                    ReplaySettings.SPEEDUP),
            WholeChoice::traffic,
            "; a ceiling beside a rate is written --max-concurrency");

    static final WholeChoice DATASET = new WholeChoice(
            Set.of(
                    InputSettings.DATASET_CLASS,
                    InputSettings.FILE,
                    InputSettings.FILE_TYPE,
                    InputSettings.SAMPLING,
                    InputSettings.SAME_PROMPTS,
                    InputSettings.ENTRIES,
                    InputSettings.ISL,
                    InputSettings.ISL_STDDEV,
                    InputSettings.OSL,
                    InputSettings.OSL_STDDEV,
                    ReplaySettings.BLOCK_SIZE,
                    SessionSettings.TURNS,
                    SessionSettings.TURNS_STDDEV,
                    SessionSettings.THINK_TIME,
                    SessionSettings.THINK_TIME_STDDEV,
                    SessionSettings.THINK_TIME_RATIO),
            WholeChoice::dataset,
            "");

    /** Returns the values that don't count because a higher layer chose another kind. */
    Set<Given> replaced(List<LayerValues> highestFirst, Findings findings) {
        Set<Given> replaced = new HashSet<>();
        Optional<Named> chosen = Optional.empty();
        boolean belowAnother = false;
        for (LayerValues layer : highestFirst) {
            Optional<Named> named = namedBy.apply(layer);
            if (chosen.isEmpty()) {
                chosen = named;
            } else if (!belowAnother
                    && named.isPresent()
                    && !named.get().kind().equals(chosen.get().kind())) {
                belowAnother = true;
                findings.note(chosen.get().by().subject() + " replaces "
                        + named.get().by().subject() + advice + ".");
            }
            if (belowAnother) {
                members.forEach(member -> layer.get(member).ifPresent(replaced::add));
            }
        }
        return replaced;
    }

    private static Optional<Named> traffic(LayerValues layer) {
        Optional<Named> rate = layer.get(LoadSettings.REQUEST_RATE)
                .or(() -> layer.get(LoadSettings.REQUEST_RATE_SERIES))
                .map(given -> new Named("open loop", given));
        return rate.or(() -> layer.get(ReplaySettings.SCHEDULE)
                        .filter(given -> !isOff(given))
                        .map(given -> new Named("replay", given)))
                .or(() -> layer.get(LoadSettings.CONCURRENCY)
                        .filter(given -> given.writtenFor() != LoadSettings.MAX_CONCURRENCY)
                        .map(given -> new Named("closed loop", given)));
    }

    private static boolean isOff(Given flag) {
        return flag.values().equals(List.of("false"));
    }

    private static Optional<Named> dataset(LayerValues layer) {
        Optional<Named> file = layer.get(InputSettings.FILE).map(given -> new Named("file", given));
        Optional<Named> provided = layer.get(InputSettings.DATASET_CLASS).map(given -> new Named("class", given));
        return file.or(() -> provided).or(() -> madePrompts(layer).map(given -> new Named("made prompts", given)));
    }

    /** Returns the value of a layer that means nothing but prompts made for the run. */
    static Optional<Given> madePrompts(LayerValues layer) {
        return Stream.of(InputSettings.ISL, InputSettings.ISL_STDDEV)
                .flatMap(setting -> layer.get(setting).stream())
                .findFirst();
    }

    /**
     * A kind, and what named it.
     *
     * @param kind the kind, in words
     * @param by the value that named it
     */
    record Named(String kind, Given by) {}
}
