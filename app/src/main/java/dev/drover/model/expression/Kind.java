package dev.drover.model.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.Optional;

/** What a value in an expression can be. */
public enum Kind {
    TEXT("text", SimpleType.STRING),
    /** Any number, exact: whole numbers are not a kind of their own. */
    NUMBER("number", OpaqueType.create("number")),
    TRUTH("true or false", SimpleType.BOOL),
    /** An instant. */
    TIME("time", OpaqueType.create("time")),
    /** The pieces of a split text; no column and no attribute has this kind. */
    LIST("list of text", ListType.create(SimpleType.STRING));

    private final String words;
    private final CelType type;

    Kind(String words, CelType type) {
        this.words = words;
        this.type = type;
    }

    /** "text", "number", "true or false", "time". */
    public String words() {
        return words;
    }

    CelType type() {
        return type;
    }

    static Optional<Kind> of(CelType type) {
        for (Kind kind : values()) {
            if (kind.type.isAssignableFrom(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
