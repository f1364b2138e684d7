package dev.aiperf.dataset;

import dev.aiperf.extension.ExtensionPoint;
import java.nio.file.Path;
import java.util.List;

/** Reads the conversations of files of one form. */
@ExtensionPoint(category = "dataset_loader")
public interface DatasetLoader {

    /** Returns the form's name, such as {@code single_turn}; what {@code --custom-dataset-type} takes. */
    String name();

    /**
     * Returns whether a file seems to be of this form.
     *
     * @param file the file, which exists
     * @param firstLines its first lines, up to a few; fewer in a shorter file
     */
    boolean recognises(Path file, List<String> firstLines);

    /**
     * Reads a file whole.
     *
     * @return the conversations, at least one
     * @throws DatasetException when it can't be read or a row is wrong; the message names file, line and reason
     */
    List<Conversation> load(Path file) throws DatasetException;
}
