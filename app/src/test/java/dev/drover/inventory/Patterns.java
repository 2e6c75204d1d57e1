package dev.drover.inventory;

import java.util.EnumMap;
import java.util.Map;

/** Edits for tests. */
public final class Patterns {

    private Patterns() {}

    /** A new pattern with a name and a kind, and whatever else is given as field, text, field, text. */
    public static PatternEdit named(String name, Object... more) {
        Map<PatternField, String> texts = texts(more);
        texts.put(PatternField.NAME, name);
        texts.putIfAbsent(PatternField.DIRECTION, "READ");
        return new PatternEdit(texts);
    }

    public static PatternEdit edit(Object... fieldsAndTexts) {
        return new PatternEdit(texts(fieldsAndTexts));
    }

    /** Everything that a pattern needs to be agreed. */
    public static PatternEdit complete(String name) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        for (PatternField field : PatternField.values()) {
            texts.put(field, field.example());
        }
        texts.put(PatternField.NAME, name);
        return new PatternEdit(texts);
    }

    /** A pattern as it may stand in the database, also one that nobody could enter today. */
    public static AccessPattern kept(String id, Map<PatternField, String> texts) {
        return new PatternEdit(texts).kept(id);
    }

    private static Map<PatternField, String> texts(Object... fieldsAndTexts) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        for (int i = 0; i < fieldsAndTexts.length; i += 2) {
            texts.put((PatternField) fieldsAndTexts[i], (String) fieldsAndTexts[i + 1]);
        }
        return texts;
    }
}
