package dev.drover.runbook;

/** Thrown when somebody saves a runbook that another person changed in the meantime. */
public class RunbookChangedException extends RuntimeException {

    RunbookChangedException(StoredRunbook current) {
        super("The runbook was changed by " + current.changedBy()
                + " while you were editing. Look at their version and make your change again.");
    }
}
