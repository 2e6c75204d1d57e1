package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The columns of a file and what they mean. */
record Columns(List<String> headings, List<Meaning> meanings) {

    private static final Meaning NAME = new Meaning.Field(PatternField.NAME);
    private static final Meaning DIRECTION = new Meaning.Field(PatternField.DIRECTION);

    static Columns of(List<String> headings) {
        return new Columns(headings, headings.stream().map(Meaning::of).toList());
    }

    /**
     * The columns as somebody chose them.
     *
     * @param choices a key per column; a column without one is left out
     * @throws RefusedFileException if a key means nothing
     */
    static Columns chosen(List<String> headings, List<String> choices) {
        return new Columns(
                headings,
                IntStream.range(0, headings.size())
                        .mapToObj(i -> i < choices.size() ? choices.get(i) : "")
                        .map(key -> Meaning.withKey(key).orElseThrow(() -> RefusedFileException.unknownChoice(key)))
                        .toList());
    }

    List<String> choices() {
        return meanings.stream().map(Meaning::key).toList();
    }

    /** How many of them are known; the separator that finds most is the right one. */
    long known() {
        return meanings.stream()
                .filter(meaning -> meaning != Meaning.Special.IGNORED)
                .count();
    }

    boolean have(Meaning meaning) {
        return meanings.contains(meaning);
    }

    List<String> ignored() {
        return IntStream.range(0, headings.size())
                .filter(i -> meanings.get(i) == Meaning.Special.IGNORED)
                .mapToObj(headings::get)
                .toList();
    }

    /** "column Peak calls (peak_rps)"; its number if it has no heading. */
    String name(int index) {
        return index < headings.size() && !headings.get(index).isBlank()
                ? "\"" + RefusedFileException.shortened(headings.get(index)) + "\""
                : String.valueOf(index + 1);
    }

    int indexOf(PatternField field) {
        return meanings.indexOf(new Meaning.Field(field));
    }

    /** Why no row could become a pattern, or which two columns would fill the same field. */
    Optional<String> problem() {
        try {
            check();
            return Optional.empty();
        } catch (RefusedFileException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** @throws RefusedFileException if no row could become a pattern, or two columns would fill the same field */
    void check() {
        boolean hasId = have(Meaning.Special.ID);
        if (!hasId && !have(NAME)) {
            throw RefusedFileException.withoutColumn(
                    NAME.inWords(), PatternField.NAME.headers().toList(), headings);
        }
        if (!hasId && !have(DIRECTION) && !have(Meaning.Special.OPERATION)) {
            throw RefusedFileException.withoutColumn(
                    DIRECTION.inWords(), PatternField.DIRECTION.headers().toList(), headings);
        }
        for (int i = 0; i < meanings.size(); i++) {
            int first = meanings.indexOf(meanings.get(i));
            if (first < i && meanings.get(i) != Meaning.Special.IGNORED) {
                throw RefusedFileException.twice(meanings.get(i).inWords(), headings.get(first), headings.get(i));
            }
        }
    }
}
