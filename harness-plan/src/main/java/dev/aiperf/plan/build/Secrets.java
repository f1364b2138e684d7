package dev.aiperf.plan.build;

import dev.aiperf.plan.CredentialNames;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the parts of a value that must never be shown: in messages, in the settings in effect, in the command's text. */
final class Secrets {

    private static final Pattern HEADER = Pattern.compile("([^:]*):(.*)", Pattern.DOTALL);
    private static final Pattern MEMBER =
            Pattern.compile("([\\w.-]+)\"?\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^,{}\\[\\]]+)");
    private static final Pattern PARAMETER = Pattern.compile("([\\w.-]+)=([^&#,\\s]+)");
    private static final Pattern USER = Pattern.compile("//([^/?#@]+)@");

    private Secrets() {}

    /** Returns a value without its own secrets. */
    static String hide(CatalogueEntry entry, String value) {
        return hide(in(entry, value), value);
    }

    /** Returns a text without secrets, the longest of them first, as one secret may be a part of another. */
    static String hide(Collection<String> secrets, String text) {
        List<String> longestFirst = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String hidden = text;
        for (String secret : longestFirst) {
            hidden = hidden.replace(secret, CredentialNames.HIDDEN);
        }
        return hidden;
    }

    static List<String> in(CatalogueEntry entry, String value) {
        if (entry instanceof Setting<?> setting && setting.isSecret()) {
            return value.isBlank() || ApiKeys.isReference(value) ? List.of() : List.of(value);
        }
        if (entry == EndpointSettings.HEADERS) {
            return named(HEADER, value);
        }
        if (entry == EndpointSettings.EXTRA_INPUTS) {
            return named(MEMBER, value);
        }
        return entry == EndpointSettings.URL ? inUrl(value) : List.of();
    }

    private static List<String> inUrl(String url) {
        List<String> secrets = new ArrayList<>(named(PARAMETER, url));
        Matcher user = USER.matcher(url);
        if (user.find()) {
            secrets.add(user.group(1));
        }
        return secrets;
    }

    private static List<String> named(Pattern pattern, String value) {
        List<String> secrets = new ArrayList<>();
        Matcher pair = pattern.matcher(value);
        while (pair.find()) {
            String secret = pair.group(2).strip();
            if (CredentialNames.includes(pair.group(1).strip()) && !secret.isEmpty()) {
                secrets.add(secret);
            }
        }
        return secrets;
    }
}
