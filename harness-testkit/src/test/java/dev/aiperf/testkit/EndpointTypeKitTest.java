package dev.aiperf.testkit;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatEndpoint;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.endpoint.RequestSettings;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EndpointTypeKitTest {

    @Test
    void findsAnEncoderThatForgetsExtras() {
        EndpointTypeKit kit = encoding(
                chat -> turn -> chat.encode(new Turn(turn.texts(), turn.inputTokens(), turn.outputTokens(), Map.of())));

        Mistake.isFoundBy(kit::extrasOfATurnWinOverThoseOfTheRun);
    }

    @Test
    void findsAnEncoderThatKeepsExtrasForTheNextTurn() {
        Map<String, Object> kept = new HashMap<>();
        EndpointTypeKit kit = encoding(chat -> turn -> {
            kept.putAll(turn.extra());
            return chat.encode(new Turn(turn.texts(), turn.inputTokens(), turn.outputTokens(), kept));
        });

        Mistake.isFoundBy(kit::extrasOfATurnAreNotInTheNext);
    }

    @Test
    void findsAnEncoderThatMakesItsOwnMessagesOfATurnThatBringsSome() {
        EndpointTypeKit kit = encoding(chat -> turn -> {
            Map<String, Object> others = new HashMap<>(turn.extra());
            others.remove("messages");
            return chat.encode(new Turn(turn.texts(), turn.inputTokens(), turn.outputTokens(), others));
        });

        Mistake.isFoundBy(kit::aTypeThatTakesMessagesSendsThoseThatATurnBringsAlong);
    }

    @Test
    void findsAnEncoderThatSendsOneTextOnly() {
        EndpointTypeKit kit = encoding(chat -> turn -> chat.encode(
                new Turn(turn.texts().subList(0, 1), turn.inputTokens(), turn.outputTokens(), turn.extra())));

        Mistake.isFoundBy(kit::severalTextsAreCarriedInTheirOrder);
    }

    @Test
    void findsAnEncoderThatGivesAwayItsBuffer() {
        byte[] buffer = new byte[1_000];
        EndpointTypeKit kit = encoding(chat -> turn -> {
            byte[] body = chat.encode(turn);
            System.arraycopy(body, 0, buffer, 0, body.length);
            return buffer;
        });

        Mistake.isFoundBy(kit::aBodyStaysAsItIsWhenTheNextIsEncoded);
        Mistake.isFoundBy(kit::aBodyCarriesModelTextAndOutputLength);
    }

    @Test
    void findsAnEncoderThatPastesTextsWithoutEscapes() {
        EndpointTypeKit kit = encoding(chat ->
                turn -> ("{\"prompt\":\"" + turn.joinedText() + "\",\"extra\":1}").getBytes(StandardCharsets.UTF_8));

        Mistake.isFoundBy(kit::anyTextComesBackTheSameFromAParser);
    }

    @Test
    void findsAReaderThatThrows() {
        EndpointTypeKit kit = reading(chat -> (data, from, to) -> {
            if (to > from && data[from] < 0) {
                throw new IllegalArgumentException("not ASCII");
            }
            return chat.read(data, from, to);
        });

        Mistake.isFoundBy(kit::noBytesMakeTheReaderThrow);
    }

    @Test
    void findsAReaderThatReadsMoreThanItsEvent() {
        EndpointTypeKit kit = reading(chat -> (data, from, to) -> chat.read(data, 0, data.length));

        Mistake.isFoundBy(kit::onlyTheBytesOfTheEventAreRead);
        Mistake.isFoundBy(kit::whatIsCutIsAnErrorAndNoContent);
    }

    @Test
    void findsAReaderThatBelongsToOneThread() {
        Thread owner = Thread.currentThread();
        EndpointTypeKit kit = reading(chat ->
                (data, from, to) -> Thread.currentThread() == owner ? chat.read(data, from, to) : ResponsePart.EMPTY);

        Mistake.isFoundBy(kit::threadsMayShareOneReader);
    }

    @Test
    void findsAReaderThatFindsTheSameInEverything() {
        byte[] always = "{\"choices\":[{\"text\":\"x\"}]}".getBytes(StandardCharsets.UTF_8);
        EndpointTypeKit kit = reading(chat -> (data, from, to) -> chat.read(always, 0, always.length));

        Mistake.isFoundBy(kit::theEndMarkEndsAStreamAndIsNoContent);
        Mistake.isFoundBy(kit::nothingIsNoContent);
        Mistake.isFoundBy(kit::readsWhatTheSimulatorAnswersAtOnce);
        Mistake.isFoundBy(kit::readsWhatTheSimulatorStreamsInEachDialect);
    }

    private static EndpointTypeKit encoding(UnaryOperator<RequestEncoder> mistake) {
        return kit(mistake, UnaryOperator.identity());
    }

    private static EndpointTypeKit reading(UnaryOperator<ResponseReader> mistake) {
        return kit(UnaryOperator.identity(), mistake);
    }

    private static EndpointTypeKit kit(
            UnaryOperator<RequestEncoder> encoderMistake, UnaryOperator<ResponseReader> readerMistake) {
        return new ChatEndpointTest() {
            @Override
            protected EndpointType endpointType() {
                return new SpoiltChat(encoderMistake, readerMistake);
            }
        };
    }

    private record SpoiltChat(UnaryOperator<RequestEncoder> encoderMistake, UnaryOperator<ResponseReader> readerMistake)
            implements EndpointType {

        @Override
        public String name() {
            return "spoilt";
        }

        @Override
        public String path() {
            return new ChatEndpoint().path();
        }

        @Override
        public boolean streams() {
            return true;
        }

        @Override
        public boolean takesMessages() {
            return true;
        }

        @Override
        public RequestEncoder encoder(RequestSettings settings) {
            return encoderMistake.apply(new ChatEndpoint().encoder(settings));
        }

        @Override
        public ResponseReader reader() {
            return readerMistake.apply(new ChatEndpoint().reader());
        }
    }
}
