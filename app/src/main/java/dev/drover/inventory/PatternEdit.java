package dev.drover.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody filled in: text for some fields, not yet checked. Fields that are not in it stay as they are. */
public record PatternEdit(Map<PatternField, String> texts) {

    public PatternEdit {
        Map<PatternField, String> inOrder = new EnumMap<>(PatternField.class);
        inOrder.putAll(texts);
        texts = Collections.unmodifiableMap(inOrder);
    }

    /** The edit in a form whose inputs are named like {@link PatternField#key()}; other inputs do not matter. */
    public static PatternEdit ofForm(Map<String, String> form) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        form.forEach((key, text) -> PatternField.withKey(key).ifPresent(field -> texts.put(field, text)));
        return new PatternEdit(texts);
    }

    /** The same edit without the fields for which it says what was there before. */
    public PatternEdit without(Map<PatternField, String> before) {
        Map<PatternField, String> different = new EnumMap<>(PatternField.class);
        texts.forEach((field, text) -> {
            if (!text.equals(before.get(field))) {
                different.put(field, text);
            }
        });
        return new PatternEdit(different);
    }

    /** A new draft with this in it. */
    public EditOutcome draft(String id) {
        List<PatternProblem> missing = Stream.of(PatternField.NAME, PatternField.DIRECTION)
                .filter(field -> !texts.containsKey(field))
                .map(field -> new PatternProblem(
                        field, "", UnreadableException.missing(field).sentence()))
                .toList();
        return applied(AccessPattern.draft(id), missing);
    }

    /** The pattern after this edit. */
    public EditOutcome applyTo(AccessPattern pattern) {
        return applied(pattern, List.of());
    }

    /** The pattern that was kept as these texts; what was right when it was written is not checked again. */
    AccessPattern kept(String id) {
        Map<String, @Nullable Object> parts = RecordParts.apart(AccessPattern.draft(id));
        texts.forEach((field, text) -> parts.put(field.path(), field.read(text)));
        return RecordParts.together(AccessPattern.class, parts);
    }

    private EditOutcome applied(AccessPattern pattern, List<PatternProblem> known) {
        List<PatternProblem> problems = new ArrayList<>(known);
        Map<String, @Nullable Object> before = RecordParts.apart(pattern);
        Map<String, @Nullable Object> parts = new HashMap<>(before);
        texts.forEach((field, text) -> {
            try {
                parts.put(field.path(), field.read(text));
            } catch (UnreadableException e) {
                problems.add(new PatternProblem(field, text, e.sentence()));
            }
        });
        if (!problems.isEmpty()) {
            return new EditOutcome.Refused(problems);
        }
        AccessPattern edited = RecordParts.together(AccessPattern.class, parts);
        List<PatternProblem> broken = PatternRules.broken(edited);
        return broken.isEmpty()
                ? new EditOutcome.Accepted(edited, changed(before, parts))
                : new EditOutcome.Refused(broken);
    }

    private List<PatternField> changed(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return texts.keySet().stream()
                .filter(field -> !Objects.equals(before.get(field.path()), after.get(field.path())))
                .toList();
    }
}
