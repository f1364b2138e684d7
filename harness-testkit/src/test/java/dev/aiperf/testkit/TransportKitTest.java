package dev.aiperf.testkit;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TransportKitTest {

    @Test
    void findsAnEndThatIsToldTwice() {
        TransportKit kit = telling(listener -> (exchange, timeline) -> {
            listener.onComplete(exchange, timeline);
            listener.onComplete(exchange, timeline);
        });

        Mistake.isFoundBy(kit::aCancelledRequestIsDroppedSoThatTheServerSeesIt);
        Mistake.isFoundBy(kit::manyExchangesAtOnceEndOnceEachWithTheirOwnAnswers);
        kit.closeTransports();
    }

    @Test
    void findsInstantsOutOfOrder() {
        TransportKit kit = telling(listener -> (exchange, timeline) -> {
            timeline.sentAt(timeline.endNanos() + 1, timeline.requestBytes());
            listener.onComplete(exchange, timeline);
        });

        Mistake.isFoundBy(kit::aWholeAnswerIsOneEvent);
        Mistake.isFoundBy(kit::aStreamIsKeptEventByEventWithItsInstants);
        kit.closeTransports();
    }

    @Test
    void findsOpenConnectionsThatAreToldAsNew() {
        TransportKit kit = telling(listener -> (exchange, timeline) -> {
            timeline.connectedAt(timeline.startNanos());
            listener.onComplete(exchange, timeline);
        });

        Mistake.isFoundBy(kit::aConnectionOpenedForTheRequestIsToldApartFromOneThatWasOpen);
        Mistake.isFoundBy(kit::connectionsOpenedBeforehandAreUsed);
        Mistake.isFoundBy(kit::whatIsSentFromTheEndOfAnExchangeGoesOverItsConnection);
        kit.closeTransports();
    }

    @Test
    void findsFailuresThatAreToldAsAnswers() {
        TransportKit kit = telling(listener -> (exchange, timeline) -> {
            timeline.end(timeline.endNanos(), Outcome.COMPLETED, "");
            listener.onComplete(exchange, timeline);
        });

        Mistake.isFoundBy(kit::aStreamThatIsCutIsLostButItsWholeEventsAreKept);
        Mistake.isFoundBy(kit::aServerSlowerThanTheTimeoutIsGivenUpAndSeesIt);
        Mistake.isFoundBy(kit::nobodyListeningFailsToConnect);
        Mistake.isFoundBy(kit::closingEndsWhatIsInFlightAsCancelled);
        Mistake.isFoundBy(kit::whatIsSentAfterTheCloseStillEndsAndIsTold);
        kit.closeTransports();
    }

    private static TransportKit telling(UnaryOperator<ExchangeListener> mistake) {
        return new TransportKit() {
            @Override
            protected TransportProvider provider() {
                return new SpoiltProvider(mistake);
            }
        };
    }

    private record SpoiltProvider(UnaryOperator<ExchangeListener> mistake) implements TransportProvider {

        @Override
        public String name() {
            return "spoilt";
        }

        @Override
        public Transport open(TransportSettings settings) throws TransportException {
            return new SpoiltTransport(new HttpTransportProvider().open(settings), mistake);
        }
    }

    private record SpoiltTransport(Transport right, UnaryOperator<ExchangeListener> mistake) implements Transport {

        @Override
        public void connect(URI url, int connections, Duration within) throws TransportException {
            right.connect(url, connections, within);
        }

        @Override
        public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
            return right.send(request, timeline, mistake.apply(listener));
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
