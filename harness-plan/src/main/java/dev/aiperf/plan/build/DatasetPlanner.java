package dev.aiperf.plan.build;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.SessionsPlan;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.SessionSettings;
import dev.aiperf.plan.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plans what is asked: the user's own prompts, or prompts made for the run. */
final class DatasetPlanner {

    private static final long DEFAULT_INPUT_TOKENS = 550;

    private final KnownNames names;

    DatasetPlanner(KnownNames names) {
        this.names = names;
    }

    DatasetPlan plan(Values values, Findings findings) {
        double outputSpread = values.get(InputSettings.OSL_STDDEV).orElse(0.0);
        Optional<LengthDistribution> output =
                values.get(InputSettings.OSL).map(mean -> new LengthDistribution(mean, outputSpread));
        Optional<String> provided = values.get(InputSettings.DATASET_CLASS);
        if (provided.isPresent()) {
            return new DatasetPlan.Provided(provided.get());
        }
        Optional<Path> file = values.get(InputSettings.FILE);
        if (file.isPresent()) {
            Optional<String> type = new NameOnHand(
                            "a form of input file", names.datasetTypes(), LaterChoices.DATASET_TYPES, names.areAll())
                    .find(values, InputSettings.FILE_TYPE, findings);
            Optional<Long> block = values.get(ReplaySettings.BLOCK_SIZE);
            return new DatasetPlan.InputFile(
                    file.get(),
                    type,
                    output,
                    values.get(InputSettings.SAMPLING),
                    replay(values),
                    block.isPresent() ? OptionalInt.of(Math.toIntExact(block.get())) : OptionalInt.empty());
        }
        LengthDistribution input = new LengthDistribution(
                values.get(InputSettings.ISL).orElse(DEFAULT_INPUT_TOKENS),
                values.get(InputSettings.ISL_STDDEV).orElse(0.0));
        Optional<Long> entries = values.get(InputSettings.ENTRIES);
        return new DatasetPlan.Synthetic(
                input,
                output,
                entries.isPresent() ? OptionalLong.of(entries.get()) : OptionalLong.empty(),
                values.isOn(InputSettings.SAME_PROMPTS),
                values.get(InputSettings.SAMPLING),
                sessions(values));
    }

    private static Optional<SessionsPlan> sessions(Values values) {
        double ratio = values.get(SessionSettings.THINK_TIME_RATIO).orElse(1.0);
        LengthDistribution think = new LengthDistribution(
                ratio * millis(values, SessionSettings.THINK_TIME),
                ratio * millis(values, SessionSettings.THINK_TIME_STDDEV));
        double spread = values.get(SessionSettings.TURNS_STDDEV).orElse(0.0);
        return values.get(SessionSettings.TURNS)
                .map(turns -> new SessionsPlan(new LengthDistribution(turns, spread), think));
    }

    private static double millis(Values values, Setting<Duration> time) {
        return values.get(time).map(it -> it.toNanos() / 1e6).orElse(0.0);
    }

    private static Optional<ReplayPlan> replay(Values values) {
        if (!TrafficPlanner.isReplay(values)) {
            return Optional.empty();
        }
        Optional<Duration> start = values.get(ReplaySettings.START_OFFSET);
        return Optional.of(new ReplayPlan(
                start,
                values.get(ReplaySettings.END_OFFSET),
                values.get(ReplaySettings.AUTO_OFFSET).orElse(start.isEmpty()),
                values.get(ReplaySettings.SPEEDUP).orElse(1.0)));
    }
}
