package dev.aiperf.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Conversations that were read from a file. */
final class InputFileDataset implements Dataset {

    private final List<Conversation> conversations;
    private final EntrySampler sampler;
    private final int mostTurns;

    /**
     * Makes the data set.
     *
     * @param output the tokens to ask for in turns that name none
     */
    InputFileDataset(List<Conversation> conversations, EntrySampler sampler, Optional<LengthDraws> output) {
        List<Conversation> complete = new ArrayList<>(conversations.size());
        for (Conversation conversation : conversations) {
            complete.add(
                    output.isPresent() ? withOutput(conversation, output.get().at(complete.size())) : conversation);
        }
        this.conversations = List.copyOf(complete);
        this.sampler = sampler;
        this.mostTurns = complete.stream()
                .mapToInt(conversation -> conversation.turns().size())
                .max()
                .orElse(1);
    }

    @Override
    public OptionalLong entries() {
        return OptionalLong.of(conversations.size());
    }

    @Override
    public long entryOf(long index) {
        return sampler.entryOf(index);
    }

    @Override
    public Conversation conversation(long entry) {
        return conversations.get((int) entry);
    }

    @Override
    public int mostTurns() {
        return mostTurns;
    }

    private static Conversation withOutput(Conversation conversation, int tokens) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : conversation.turns()) {
            turns.add(
                    turn.outputTokens().isPresent()
                            ? turn
                            : new Turn(
                                    turn.texts(),
                                    turn.inputTokens(),
                                    OptionalInt.of(tokens),
                                    turn.extra(),
                                    turn.delay()));
        }
        return new Conversation(conversation.id(), turns);
    }
}
