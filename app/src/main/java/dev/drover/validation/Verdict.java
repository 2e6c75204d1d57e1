package dev.drover.validation;

/** What the two sides say about one key. */
enum Verdict {
    /** More than one source row has it. */
    COLLISION,
    /** Only the source has it. */
    MISSING,
    /** Only the target has it. */
    EXTRA,
    /** Only the target has it, and it is the item of a row that stays behind on purpose. */
    BEHIND,
    /** Both have it, with different content. */
    CHANGED
}
