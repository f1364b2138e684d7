package dev.aiperf.testkit;

import dev.aiperf.tokenizer.BuiltinTokenizers;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.TokenizerProvider;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TokenizerProviderKitTest {

    private final BuiltinTokenizers builtin = new BuiltinTokenizers();

    @Test
    void findsSpecialTokens() {
        Mistake.isFoundBy(counting(count -> count + 2)::theEmptyTextHasNoTokens);
        Mistake.isFoundBy(counting(count -> count == 0 ? 0 : count + 2)::aLongTextCountsAsItsPartsDo);
        Mistake.isFoundBy(counting(count -> count == 0 ? 0 : count + 2)::aShortTextHasNoMoreTokensThanBytes);
    }

    @Test
    void findsCutsAndPadding() {
        Mistake.isFoundBy(counting(count -> Math.min(count, 512))::aLongTextCountsAsItsPartsDo);
        Mistake.isFoundBy(counting(count -> Math.max(count, 64))::aLongTextCountsAsItsPartsDo);
    }

    @Test
    void findsCountsThatDependOnTheThreadOrOnWhatWasCountedBefore() {
        int[] calls = {0};

        Mistake.isFoundBy(
                counting(count -> count + (int) Thread.currentThread().getId() % 7)
                        ::threadsMayShareATokenizerWhileItLoads);
        Mistake.isFoundBy(counting(count -> count + calls[0]++)::aTextAlwaysCountsTheSameWhoeverLoadedTheTokenizer);
    }

    @Test
    void findsAProviderThatTakesEveryName() {
        TokenizerProviderKit kit = counting(count -> count);

        Mistake.isFoundBy(kit::namesOfOtherFormsAreDeclined);
        Mistake.isFoundBy(kit::anOwnNameThatCantBeLoadedIsAnErrorThatSaysSo);
    }

    private TokenizerProviderKit counting(IntUnaryOperator mistake) {
        return new BuiltinTokenizersTest() {
            @Override
            protected TokenizerProvider provider() {
                return new GreedyProvider(builtin, mistake);
            }
        };
    }

    private record GreedyProvider(BuiltinTokenizers builtin, IntUnaryOperator mistake) implements TokenizerProvider {

        @Override
        public String name() {
            return "greedy";
        }

        @Override
        public Optional<Tokenizer> load(String name, String revision) throws TokenizerException {
            return builtin.load("builtin", revision).map(right -> new Tokenizer() {
                @Override
                public String name() {
                    return "greedy";
                }

                @Override
                public int count(String text) {
                    return mistake.applyAsInt(right.count(text));
                }
            });
        }
    }
}
