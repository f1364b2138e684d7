package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * URLs: one after the other, or with commas between them. A comma in a query belongs to the query, unless what follows it
 * begins as a URL does: options of a launcher may hold commas, as in {@code simulator:?fault=cut-after=2,no-done}.
 */
record UrlsType(String label, String accepted) implements SettingType<List<String>> {

    private static final Pattern BEGIN = Pattern.compile("\\s*[A-Za-z][\\w+.-]*:(//|\\?|,|$)");

    @Override
    public List<String> parse(List<String> given) {
        List<String> urls = new ArrayList<>();
        given.forEach(text -> split(text, urls));
        if (urls.isEmpty() || urls.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("must be " + accepted + ", not empty");
        }
        return List.copyOf(urls);
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    private static void split(String text, List<String> urls) {
        int start = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            boolean inQuery = text.substring(start, comma).contains("?");
            if (!inQuery || BEGIN.matcher(text).region(comma + 1, text.length()).lookingAt()) {
                urls.add(text.substring(start, comma).strip());
                start = comma + 1;
            }
        }
        urls.add(text.substring(start).strip());
    }
}
