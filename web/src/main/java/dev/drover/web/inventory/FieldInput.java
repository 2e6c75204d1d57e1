package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.ChoiceKind;
import dev.drover.inventory.FieldKind;
import dev.drover.inventory.NumberKind;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternProblem;
import dev.drover.inventory.TextKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field as a page shows it.
 *
 * @param prefix makes the HTML id unique where a page has many patterns: {@code AP-004-}
 * @param value what is in the input: what was typed if that cannot be saved, otherwise what is kept
 * @param kept what is kept; null for a new pattern
 * @param error what to do about the value; null if it is right
 * @param gap whether the pattern cannot be agreed for want of it
 */
record FieldInput(
        PatternField field,
        String prefix,
        String value,
        @Nullable String kept,
        @Nullable String error,
        boolean gap) {

    /** Fields of a pattern as they are kept. */
    static List<FieldInput> of(AccessPattern pattern, String prefix, List<PatternField> fields) {
        List<PatternField> gaps = pattern.gaps();
        return fields.stream()
                .map(field -> {
                    String kept = field.write(pattern);
                    return new FieldInput(field, prefix, kept, kept, null, gaps.contains(field));
                })
                .toList();
    }

    /** A field of a pattern that is not there yet. */
    static FieldInput initial(PatternField field) {
        return new FieldInput(field, "", field.initial(), null, null, false);
    }

    /** The same field while somebody edits it, with what they typed. */
    FieldInput with(PatternEdit edit, List<PatternProblem> problems) {
        String sentence = problems.stream()
                .filter(problem -> problem.field() == field)
                .map(PatternProblem::sentence)
                .findFirst()
                .orElse(null);
        return new FieldInput(field, prefix, edit.texts().getOrDefault(field, value), kept, sentence, gap);
    }

    public String id() {
        return prefix + field.key();
    }

    /** The error for a list of problems of several patterns: "AP-004: enter the owner, for example Checkout team". */
    public String errorInList() {
        String sentence = Objects.requireNonNullElse(error, "");
        return prefix.replaceFirst("-$", ": ")
                + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1);
    }

    /** The ids of the texts that describe the input in a form; null without any. */
    public @Nullable String describedBy() {
        String help = field.help().isEmpty() ? "" : id() + "-help ";
        String described = (help + (error == null ? "" : id() + "-error")).strip();
        return described.isEmpty() ? null : described;
    }

    /** "select", "area" or "line". */
    public String control() {
        FieldKind kind = field.kind();
        if (kind instanceof ChoiceKind) {
            return "select";
        }
        return kind instanceof TextKind text && !text.oneLine() ? "area" : "line";
    }

    /** Which keyboard a telephone shows. */
    public @Nullable String keyboard() {
        return field.kind() instanceof NumberKind number ? (number.whole() ? "numeric" : "decimal") : null;
    }

    public List<ChoiceKind.Option> options() {
        return field.kind() instanceof ChoiceKind choice ? choice.options() : List.of();
    }

    /** Whether there must be an empty choice. */
    public boolean mayBeEmpty() {
        return !field.neverEmpty() || kept == null && value.isEmpty();
    }

    /** The value for reading. */
    public String words() {
        return options().stream()
                .filter(option -> option.value().equals(value))
                .map(ChoiceKind.Option::word)
                .findFirst()
                .orElse(value);
    }
}
