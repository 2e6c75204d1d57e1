package dev.drover.model.relational;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
final class NearestName {

    private static final int FARTHEST = 3;
    private static final int MOST_LISTED = 20;

    private NearestName() {}

    /** " Do you mean orders?", or the names there are; empty if there are none or too many. */
    static String hint(String wrong, Collection<String> known) {
        return known.stream()
                .filter(name -> Math.abs(wrong.length() - name.length()) <= FARTHEST)
                .filter(name -> distance(wrong, name) <= Math.min(FARTHEST, Math.max(1, wrong.length() / 2)))
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .map(name -> " Do you mean " + name + "?")
                .orElse(
                        known.isEmpty() || known.size() > MOST_LISTED
                                ? ""
                                : " There are " + String.join(", ", known) + ".");
    }

    /** How many letters have to be put in, taken out or changed, whatever their case. */
    private static int distance(String one, String another) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = another.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
