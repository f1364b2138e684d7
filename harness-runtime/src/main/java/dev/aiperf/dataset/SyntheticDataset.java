package dev.aiperf.dataset;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.SessionsPlan;
import dev.aiperf.tokenizer.Tokenizer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Prompts made on demand, each a function of the seeds and its number alone, so that any thread can ask for any of them
 * and none is kept.
 *
 * <p>There are two seeds, so that all runs and cells of a plan ask for the same lengths in the same order, and yet no run
 * finds the words of an earlier one in a prefix cache.
 */
final class SyntheticDataset implements Dataset {

    private final OptionalLong entries;
    private final EntrySampler sampler;
    private final LengthDraws input;
    private final Optional<LengthDraws> output;
    private final Optional<SessionDraws> sessions;
    private final PromptComposer composer;
    private final Seed words;

    /**
     * Makes the data set. Loads the tokenizer, and looks for words that suit it: some 20 ms beyond its loading.
     *
     * @param lengthSeed the root of lengths and of the order of entries
     * @param contentSeed the root of words
     */
    SyntheticDataset(DatasetPlan.Synthetic plan, Tokenizer tokenizer, Seed lengthSeed, Seed contentSeed) {
        this.entries = plan.entries();
        this.sampler = entries.isPresent()
                ? EntrySampler.of(
                        plan.sampling().orElse(SamplingStrategy.SHUFFLE),
                        entries.getAsLong(),
                        lengthSeed.derive("sampling"))
                : index -> index;
        this.input = new LengthDraws(plan.input(), lengthSeed.derive("input-length"));
        this.output = plan.output().map(length -> new LengthDraws(length, lengthSeed.derive("output-length")));
        this.sessions = plan.sessions().map(shape -> new SessionDraws(shape, lengthSeed));
        this.composer = PromptComposer.of(tokenizer, contentSeed.derive("first-word"));
        this.words = contentSeed.derive("words");
    }

    /** How long sessions are, and how long their users think, in microseconds. */
    private record SessionDraws(LengthDraws turns, LengthDraws thinkMicros) {

        SessionDraws(SessionsPlan plan, Seed seed) {
            this(
                    new LengthDraws(plan.turns(), seed.derive("turns")),
                    new LengthDraws(
                            new LengthDistribution(
                                    1e3 * plan.thinkMillis().mean(),
                                    1e3 * plan.thinkMillis().stddev()),
                            seed.derive("think-time")));
        }
    }

    @Override
    public OptionalLong entries() {
        return entries;
    }

    @Override
    public long entryOf(long index) {
        return sampler.entryOf(index);
    }

    @Override
    public Conversation conversation(long entry) {
        int count = sessions.map(draws -> draws.turns().at(entry)).orElse(1);
        List<Turn> asked = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            asked.add(turn(entry, number));
        }
        return new Conversation(idOf(entry), asked);
    }

    private Turn turn(long entry, int number) {
        Seed own = number == 0 ? words.derive(entry) : words.derive(entry).derive(number);
        Prompt prompt = composer.compose(entry, input.ofTurn(number).at(entry), own);
        OptionalInt outputTokens = output.map(
                        draws -> OptionalInt.of(draws.ofTurn(number).at(entry)))
                .orElse(OptionalInt.empty());
        long thinkMicros = number == 0
                ? 0
                : sessions.map(draws -> draws.thinkMicros().ofTurn(number).zeroOrMoreAt(entry))
                        .orElse(0L);
        return new Turn(
                List.of(prompt.text()),
                OptionalInt.of(prompt.tokens()),
                outputTokens,
                Map.of(),
                Duration.of(thinkMicros, ChronoUnit.MICROS));
    }

    @Override
    public int mostTurns() {
        return sessions.isPresent() ? Integer.MAX_VALUE : 1;
    }

    @Override
    public String idOf(long entry) {
        return SessionId.of(entry);
    }
}
