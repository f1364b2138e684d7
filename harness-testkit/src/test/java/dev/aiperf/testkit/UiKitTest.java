package dev.aiperf.testkit;

import dev.aiperf.report.ProgressView;
import dev.aiperf.report.Terminal;
import dev.aiperf.report.Ui;
import dev.aiperf.run.ProgressSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class UiKitTest {

    @Test
    void findsWhatACarelessUiDoes() {
        UiKit kit = new UiKit() {
            @Override
            protected Ui ui() {
                return new CarelessUi();
            }
        };

        Mistake.isFoundBy(kit::noProgressAtAllLeavesTheCursorWhereItWas);
        Mistake.isFoundBy(kit::manyNewsAtOnceFloodNobody);
        Mistake.isFoundBy(kit::oddNewsDoNoHarm);
        Mistake.isFoundBy(kit::aLogHasNoControlSequences);
        Mistake.isFoundBy(kit::nothingIsShownAfterTheClose);
        Mistake.isFoundBy(kit::aTerminalThatIsGoneStopsNothing);
    }

    private static final class CarelessUi implements Ui {

        @Override
        public String name() {
            return "careless";
        }

        @Override
        public ProgressView open(Terminal terminal) {
            return new ProgressView() {
                @Override
                public void show(ProgressSnapshot snapshot) {
                    say("\r\u001b[1m" + snapshot.note()
                            + "#".repeat((int) (70 * snapshot.fraction().orElse(0))));
                }

                @Override
                public void close() {
                    say("done");
                }

                private void say(String text) {
                    try {
                        terminal.out().append(text);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        }
    }
}
