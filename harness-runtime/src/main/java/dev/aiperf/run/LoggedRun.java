package dev.aiperf.run;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.record.DraftedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the log of a run doesn't say of it by itself, and a summary needs. It lies beside the log from the run's start, so
 * that the result of a run that was killed can be made of both, and holds no credential.
 *
 * @param format the form of this file
 * @param source what the plan was made from, without credentials
 * @param seed the plan's seed
 * @param notes what was decided on the user's behalf when the plan was made
 * @param cell the name of the cell
 * @param run which run of the cell it is, from 1
 * @param runId the name of the run
 * @param inputFile the absolute path of the file that the data set was read from
 * @param entries how many entries the data set has
 * @param ownDataset whether a benchmark's own class gave the data set
 * @param shaped whether a benchmark's own method shaped the requests
 * @param checks the names of the benchmark's methods that judged answers
 * @param tokenizer the name of what counted tokens
 * @param noiseFloor what the self-check found, if there was one
 * @param result what the run gave, once it is known; kept only where several runs or cells are to be told of together
 */
public record LoggedRun(
        int format,
        String source,
        long seed,
        List<String> notes,
        String cell,
        int run,
        String runId,
        Optional<String> inputFile,
        OptionalLong entries,
        boolean ownDataset,
        boolean shaped,
        List<String> checks,
        String tokenizer,
        Optional<NoiseFloor> noiseFloor,
        Optional<RunResultData> result) {

    /** The name of the log in the folder of its run. */
    public static final String LOG_FILE = "timelines.bin";

    /** The name of the file beside it. */
    public static final String FILE = "timelines.json";

    static final int FORMAT = 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public LoggedRun {
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
    }

    /**
     * Reads what lies beside a log.
     *
     * @throws IOException when there is none, or none of this version; the message says so
     */
    public static LoggedRun read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            LoggedRun run = Objects.requireNonNull(JSON.readValue(Files.readAllBytes(file), LoggedRun.class));
            if (run.format() != FORMAT) {
                throw new IOException(file + " is of another version of this program");
            }
            return run;
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is missing: without it nobody knows what the log is of", e);
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new IOException(file + " is damaged, or of another version of this program", e);
        }
    }

    /**
     * Keeps what a run gave, for what is said of several together, until {@link #forget}.
     *
     * @throws IOException when it can't be written, or the file is missing or damaged
     */
    public static void keep(RunResult result) throws IOException {
        Path folder = result.folder();
        LoggedRun run = read(folder);
        byte[] known = JSON.writeValueAsBytes(run.with(RunResultData.of(result)));
        DraftedFile.write(folder.resolve(FILE), out -> out.write(known));
    }

    private LoggedRun with(RunResultData known) {
        return new LoggedRun(
                format,
                source,
                seed,
                notes,
                cell,
                run,
                runId,
                inputFile,
                entries,
                ownDataset,
                shaped,
                checks,
                tokenizer,
                noiseFloor,
                Optional.of(known));
    }

    /** Deletes a log that is of no use any more, as the run's result is on disk. */
    static void deleteLog(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(LOG_FILE));
    }

    /** Deletes what lies beside a log, once the log is gone: without it, and with all said, it is of no use. */
    public static void forget(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(LOG_FILE))) {
            Files.deleteIfExists(folder.resolve(FILE));
        }
    }
}
