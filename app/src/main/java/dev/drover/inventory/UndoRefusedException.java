package dev.drover.inventory;

/** Thrown when a change cannot be taken back; the message says why, and nothing is written. */
public class UndoRefusedException extends RuntimeException {

    private UndoRefusedException(String reason) {
        super(reason + " Nothing was undone.");
    }

    static UndoRefusedException notTheLast() {
        return new UndoRefusedException(
                "This is not your last change any more. Look at what would be undone now, then undo again.");
    }

    static UndoRefusedException changedSince(PatternId id, FieldChange field, String now, String by) {
        return new UndoRefusedException(
                "%s: the %s was changed by %s since, to %s. Put back the value you want by hand."
                        .formatted(id, field.field().inWords(), by, Wording.value(now)));
    }

    static UndoRefusedException addedToSince(PatternId id, String by) {
        return new UndoRefusedException(
                "%s was changed by %s since it was added. Retire it by hand if it is not needed.".formatted(id, by));
    }

    static UndoRefusedException doesNotFit(PatternId id, PatternProblem problem) {
        return new UndoRefusedException(
                "%s: what was there before does not fit what was changed since. %s.".formatted(id, problem.sentence()));
    }
}
