package dev.drover.transfer.guarded;

/** What it means that a write did not land. */
public enum AfterRefusal {
    /** An earlier attempt of the same write landed. */
    ALREADY_THERE,
    /** What is there holds for longer: the normal end of a write that came too late. */
    NEWER_THERE,
    /** An item of another row is there. Only the source can say which of the two it belongs to now. */
    ASK_THE_SOURCE,
    /** An older tombstone of another row is there, and has to give way to this newer one. */
    REPLACE,
    /** What was to be replaced has given way meanwhile: the write's own condition may hold now. */
    TRY_AGAIN,
    /** Somebody else writes into this table. */
    NOT_OURS
}
