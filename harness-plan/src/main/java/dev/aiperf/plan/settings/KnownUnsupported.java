package dev.aiperf.plan.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the list of options that are known and not built in: names, kind, effect and reason, with tabs between them. */
final class KnownUnsupported {

    private static final String RESOURCE = "unsupported-options.tsv";

    private KnownUnsupported() {}

    static List<UnsupportedSetting> read() {
        List<UnsupportedSetting> settings = new ArrayList<>();
        try (InputStream in = KnownUnsupported.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in, RESOURCE + " belongs beside this class"), StandardCharsets.UTF_8))) {
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                settings.add(setting(line.split("\t", -1)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(settings);
    }

    private static UnsupportedSetting setting(String[] columns) {
        List<String> names = Arrays.asList(columns[0].split(" "));
        List<String> longNames = names.stream()
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .toList();
        Optional<String> shortName = names.stream()
                .filter(name -> !name.startsWith("--"))
                .map(name -> name.substring(1))
                .findFirst();
        return new UnsupportedSetting(
                longNames.get(0),
                longNames.subList(1, longNames.size()),
                shortName,
                columns[1].equals("flag"),
                columns[2].equals("ignored"),
                columns[3]);
    }
}
