package dev.aiperf.plan.build;

import dev.aiperf.plan.CredentialNames;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.NetworkSettings;
import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.text.PlainJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a value that must never be shown: in messages, in the settings in effect, in the command's text. */
final class Secrets {

    private static final Pattern HEADER = Pattern.compile("([^:]*):(.*)", Pattern.DOTALL);
    private static final Pattern MEMBER =
            Pattern.compile("([\\w.-]+)\"?\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^,{}\\[\\]]+)");
    private static final Pattern PARAMETER = Pattern.compile("([\\w.-]+)=([^&#,\\s]+)");
    private static final Pattern USER = Pattern.compile("(?:^|//)([^/?#@]+)@");

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
            return inInputs(value);
        }
        return isUrl(entry) ? inUrl(value) : List.of();
    }

    /** What a credential's name stands before may be an object or a list: then every text in it is one. */
    private static List<String> inInputs(String value) {
        List<String> secrets = new ArrayList<>(named(MEMBER, value));
        try {
            addTexts(EndpointSettings.EXTRA_INPUTS.type().parse(List.of(value)), false, secrets);
        } catch (IllegalArgumentException unreadable) {
            // What was found in it as it stands is all there is.
            return secrets;
        }
        return secrets;
    }

    private static void addTexts(@Nullable Object value, boolean isCredential, List<String> secrets) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) ->
                    addTexts(member, isCredential || CredentialNames.includes(String.valueOf(name)), secrets));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> addTexts(element, isCredential, secrets));
        } else if (isCredential && value instanceof String text && !text.isBlank()) {
            secrets.add(text);
        }
    }

    /**
     * Returns values without secrets, such that they can still be read; empty where all they are is a secret, or the place of
     * one.
     *
     * @throws IllegalArgumentException if they can't be read
     */
    static Optional<List<String>> without(CatalogueEntry entry, List<String> values) {
        if (entry instanceof Setting<?> setting && setting.isSecret()) {
            return Optional.empty();
        }
        if (entry == EndpointSettings.HEADERS) {
            Map<String, String> headers =
                    CredentialNames.hideIn(EndpointSettings.HEADERS.type().parse(values));
            return Optional.of(headers.entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .toList());
        }
        if (entry == EndpointSettings.EXTRA_INPUTS) {
            Map<String, Object> members = EndpointSettings.EXTRA_INPUTS.type().parse(values);
            return Optional.of(List.of(PlainJson.write(CredentialNames.hideInBody(members))));
        }
        return Optional.of(
                isUrl(entry) ? values.stream().map(Secrets::withoutInUrl).toList() : values);
    }

    /** What is hidden is escaped as a URL wants it, so that it stays one. */
    private static String withoutInUrl(String url) {
        return hide(inUrl(url), url).replace(CredentialNames.HIDDEN, "%3Chidden%3E");
    }

    private static boolean isUrl(CatalogueEntry entry) {
        return entry == EndpointSettings.URL || entry == NetworkSettings.PROXY;
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
