package dev.drover.inventory;

import org.jspecify.annotations.Nullable;

/** What a field holds, and how it is written as text. Reading what was written gives the same value back. */
public sealed interface FieldKind permits TextKind, NumberKind, ChoiceKind, ListKind, ConditionsKind, BoundKind {

    /**
     * Reads text that is not blank.
     *
     * @throws UnreadableException if the text says nothing that the field can hold
     */
    Object read(String text, PatternField field);

    String write(Object value);

    /** The value of a field that nobody has filled in. */
    @Nullable
    Object nothing();
}
