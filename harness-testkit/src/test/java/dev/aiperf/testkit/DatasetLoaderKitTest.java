package dev.aiperf.testkit;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.DatasetException;
import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.dataset.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLoaderKitTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void findsALoaderThatTakesAnythingAsItIs() {
        SingleTurnLoaderTest kit = new SingleTurnLoaderTest() {
            @Override
            protected DatasetLoader loader() {
                return new CarelessLoader();
            }
        };
        kit.folder = folder;

        Mistake.isFoundBy(kit::filesOfOtherFormsAreNotRecognised);
        Mistake.isFoundBy(kit::recognisesAndReadsAFileOfItsForm);
        Mistake.isFoundBy(kit::linesThatEndInCrLfAreReadTheSame);
        Mistake.isFoundBy(kit::aByteOrderMarkIsSkipped);
        Mistake.isFoundBy(kit::conversationsHaveNamesOfTheirOwn);
        Mistake.isFoundBy(kit::anEmptyOrBlankFileIsRefusedByName);
        Mistake.isFoundBy(kit::aMalformedFileIsRefusedByNameAndLine);
        Mistake.isFoundBy(kit::whatIsNotThereOrAFolderIsRefusedByName);
        Mistake.isFoundBy(kit::whatIsNotUtf8IsRefusedByNameInsteadOfSentSpoilt);
        Mistake.isFoundBy(kit::recognisingNeverThrows);
    }

    private static final class CarelessLoader implements DatasetLoader {

        @Override
        public String name() {
            return "careless";
        }

        @Override
        public boolean recognises(Path file, List<String> firstLines) {
            return firstLines.get(0).length() < 1_000;
        }

        @Override
        public List<Conversation> load(Path file) throws DatasetException {
            try {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                return text.lines()
                        .map(line -> new Conversation("session", List.of(Turn.of(line))))
                        .toList();
            } catch (IOException e) {
                throw new DatasetException("can't read it", e);
            }
        }
    }
}
