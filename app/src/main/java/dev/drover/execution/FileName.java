package dev.drover.execution;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes of what a browser calls a file a name that is harmless in a path, in a header and on a page. */
final class FileName {

    private static final int MOST_BYTES = 150;
    private static final int LONGEST_ENDING = 12;
    private static final String NAMELESS = "file";

    private FileName() {}

    /** The last part of a path, without control characters, marks that turn text around, and what systems forbid. */
    static String of(String told) {
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .filter(FileName::isHarmless)
                .forEach(name::appendCodePoint);
        String clean = name.toString().replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
        return clean.isEmpty() ? NAMELESS : shortened(clean);
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> "<>:\"|?*".indexOf(c) < 0;
        };
    }

    /** Cuts in the middle, because the ending says what a file is. */
    private static String shortened(String name) {
        if (size(name) <= MOST_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && size(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
        String kept = name.substring(0, name.length() - ending.length());
        while (size(kept) + size(ending) > MOST_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.stripTrailing() + ending;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
