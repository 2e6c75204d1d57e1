package dev.drover.model.coverage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares names as people write them: {@code order_lines}, {@code OrderLine} and {@code order line} are the same. */
public final class Words {

    private Words() {}

    /** The name without case, underscores, hyphens and spaces. */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether two names mean the same thing, in the singular or plural. */
    public static boolean sameThing(String one, String another) {
        String plain = plain(one);
        String other = plain(another);
        if (plain.equals(other)) {
            return true;
        }
        // Endings are at most two letters; most pairs differ in more, and this is asked for every pair of names.
        if (!plain.endsWith("s") && !other.endsWith("s") || Math.abs(plain.length() - other.length()) > 2) {
            return false;
        }
        Set<String> forms = forms(plain);
        forms.retainAll(forms(other));
        return !forms.isEmpty();
    }

    private static Set<String> forms(String word) {
        Set<String> forms = new HashSet<>(List.of(word));
        for (String ending : List.of("s", "es")) {
            if (word.endsWith(ending) && word.length() > ending.length() + 1) {
                forms.add(word.substring(0, word.length() - ending.length()));
            }
        }
        if (word.endsWith("ies")) {
            forms.add(word.substring(0, word.length() - 3) + "y");
        }
        return forms;
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
