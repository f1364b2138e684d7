package dev.aiperf.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a configuration file, YAML or JSON, which is YAML too. */
final class ConfigurationFile {

    private static final int MOST_REASON_CHARS = 200;

    private ConfigurationFile() {}

    /**
     * Returns the content of a file.
     *
     * @throws UsageException when it can't be read; the message names file, line and reason
     */
    static Map<String, ?> read(Path file) throws UsageException {
        try {
            String text = Files.readString(file);
            if (text.lines().allMatch(ConfigurationFile::saysNothing)) {
                return Map.of();
            }
            Map<String, Object> tree = YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(text, new TypeReference<>() {});
            return tree == null ? Map.of() : tree;
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no configuration file " + file, e);
        } catch (MalformedInputException e) {
            throw new UsageException("the configuration file " + file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UsageException("the configuration file " + file + " can't be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new UsageException(file + place(e) + ": " + reason(e), e);
        }
    }

    private static boolean saysNothing(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private static String place(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage()).strip();
        if (message.startsWith("Cannot deserialize")) {
            return "holds no settings by name, such as \"concurrency: 10\"";
        }
        // Between the sentences stand indented lines: the place, which is named already, and a picture of it.
        String line = message.lines()
                .filter(each -> !each.isBlank() && !Character.isWhitespace(each.charAt(0)))
                .collect(Collectors.joining(": "));
        return line.length() > MOST_REASON_CHARS ? line.substring(0, MOST_REASON_CHARS) + "…" : line;
    }
}
