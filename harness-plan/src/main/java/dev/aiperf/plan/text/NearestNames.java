package dev.aiperf.plan.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The known names that a mistyped one may have meant.
 *
 * <p>Names are compared without case, hyphens and underscores, by the Damerau-Levenshtein distance in its optimal string
 * alignment form (insert, delete, replace, swap neighbours: 1 each). A third of the letters may be wrong. A name that
 * goes on where the typed one stops, or holds it whole, counts as near, too.
 */
public final class NearestNames {

    private static final int MOST_SHOWN = 3;
    /** Letters that a typed name needs before names that hold it are worth showing. */
    private static final int TELLING_LETTERS = 3;
    /** Past any name that exists; keeps the table small whatever is typed. */
    private static final int LONGEST_COMPARED = 64;

    private NearestNames() {}

    /** Returns a name as it is compared: without case, hyphens and underscores. */
    public static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the known name that is the same as another but for case, hyphens and underscores. */
    public static Optional<String> same(String name, Collection<String> known) {
        String plain = plain(name);
        return known.stream().filter(each -> plain(each).equals(plain)).findFirst();
    }

    /** Returns the nearest of the known names, the nearest first, at most three; none if none is near. */
    public static List<String> of(String typed, Collection<String> known) {
        String plain = plain(typed);
        if (plain.isEmpty() || plain.length() > LONGEST_COMPARED) {
            return List.of();
        }
        return known.stream()
                .map(name -> new Candidate(name, distance(plain, plain(name))))
                .filter(candidate -> candidate.isNear(plain))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name)
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
    }

    /** Returns {@code "; did you mean a, b or c?"}, or nothing if no known name is near. */
    public static String question(String typed, Collection<String> known) {
        return question(typed, known, "");
    }

    /** Returns the same question with something before each name, such as the dashes of an option. */
    public static String question(String typed, Collection<String> known, String prefix) {
        List<String> nearest =
                of(typed, known).stream().map(name -> prefix + name).toList();
        return nearest.isEmpty() ? "" : "; did you mean " + oneOf(nearest) + "?";
    }

    /** Returns names as a choice in words: {@code a}, {@code a or b}, {@code a, b or c}. */
    public static String oneOf(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Returns how many letters must be inserted, deleted, replaced or swapped with a neighbour to get from a to b. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(edits[i - 1][j - 1] + same, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, edits[i - 2][j - 2] + 1);
                }
                edits[i][j] = best;
            }
        }
        return edits[a.length()][b.length()];
    }

    private record Candidate(String name, int distance) {
        boolean isNear(String typed) {
            String plain = plain(name);
            return distance <= Math.max(1, typed.length() / 3)
                    || (typed.length() >= TELLING_LETTERS && plain.contains(typed));
        }
    }
}
