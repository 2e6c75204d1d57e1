package dev.drover.web.inventory;

import dev.drover.inventory.ChoiceKind;
import dev.drover.inventory.FieldChange;
import dev.drover.inventory.PatternChange;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.StoredPattern;
import java.util.List;

/**
 * Changes of one pattern, newest first.
 *
 * @param older where the next page starts; 0 if there is none
 * @param complete whether the changes reach back to the addition of the pattern
 */
record HistoryPage(List<Line> lines, int older, boolean complete) {

    /** @param changes one more than fit on the page, if there are more */
    static HistoryPage of(StoredPattern now, List<PatternChange> changes, int size) {
        List<PatternChange> shown = changes.stream().limit(size).toList();
        boolean more = changes.size() > size;
        return new HistoryPage(
                shown.stream()
                        .map(change -> new Line(
                                change,
                                change.fields().stream()
                                        .map(field -> Field.of(change, field, now))
                                        .toList()))
                        .toList(),
                more ? shown.get(size - 1).version() : 0,
                !more && !shown.isEmpty() && shown.get(shown.size() - 1).isAddition());
    }

    /** One change with its fields. */
    record Line(PatternChange change, List<Field> fields) {}

    /**
     * One field of a change, in words.
     *
     * @param mayPutBack whether the pattern can get the value before back, and has another one now
     */
    record Field(PatternField field, String before, String after, boolean mayPutBack) {

        static Field of(PatternChange change, FieldChange field, StoredPattern now) {
            boolean possible = !change.isAddition()
                    && !(field.before().isEmpty() && field.field().neverEmpty());
            return new Field(
                    field.field(),
                    words(field.field(), field.before()),
                    words(field.field(), field.after()),
                    possible && !field.field().write(now.pattern()).equals(field.before()));
        }

        private static String words(PatternField field, String text) {
            if (text.isEmpty()) {
                return "nothing";
            }
            return field.kind() instanceof ChoiceKind choice
                    ? choice.options().stream()
                            .filter(option -> option.value().equals(text))
                            .map(ChoiceKind.Option::word)
                            .findFirst()
                            .orElse(text)
                    : text;
        }
    }
}
