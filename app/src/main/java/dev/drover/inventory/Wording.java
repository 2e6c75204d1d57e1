package dev.drover.inventory;

import java.util.List;
import java.util.stream.Collectors;

/** How the audit trail puts into words what happened to patterns. */
final class Wording {

    private static final int LONGEST_VALUE = 60;

    private Wording() {}

    static String name(AccessPattern pattern) {
        return shortened(pattern.name());
    }

    /** "peak calls per second 120 → 340, owner nothing → Checkout team". */
    static String changes(AccessPattern before, AccessPattern after, List<PatternField> changed) {
        return changed.stream()
                .map(field -> field.inWords() + " " + value(field, before) + " → " + value(field, after))
                .collect(Collectors.joining(", "));
    }

    /** The same for a change that is kept. */
    static String changes(PatternChange change) {
        return change.fields().stream()
                .map(field -> field.field().inWords() + " " + value(field.before()) + " → " + value(field.after()))
                .collect(Collectors.joining(", "));
    }

    /** "Imported patterns.csv: 47 added, 3 changed (AP-004, AP-007, AP-012)." */
    static String takeover(Takeover takeover) {
        String changedIds = takeover.changed().stream()
                .limit(20)
                .map(changed -> changed.id().toString())
                .collect(Collectors.joining(", "));
        String more = takeover.changed().size() > 20 ? " and more" : "";
        return "Imported " + shortened(takeover.source()) + ": "
                + takeover.added().size() + " added, "
                + takeover.changed().size() + " changed"
                + (changedIds.isEmpty() ? "" : " (" + changedIds + more + ")") + ".";
    }

    private static String value(PatternField field, AccessPattern pattern) {
        return value(field.write(pattern));
    }

    /** The text of a field inside a sentence. */
    static String value(String text) {
        return text.isEmpty() ? "nothing" : shortened(text);
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST_VALUE
                ? line
                : line.codePoints()
                                .limit(LONGEST_VALUE)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        + "…";
    }
}
