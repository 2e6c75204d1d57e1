package dev.drover.runbook.template;

/**
 * What a person does by hand.
 *
 * @param what a sentence on the first line, then the commands, one a line
 * @param proof what to enter afterwards, as the kind of step wants it: "Snapshot id: text; Rows: number"
 * @param undo how it is undone by hand, and what that means for the data
 */
record Task(String what, String proof, String undo) {

    /** For what only reads. */
    static final String NOTHING_TO_UNDO = "Nothing to undo: nothing was changed.";

    Task {
        what = what.strip();
        undo = undo.strip();
    }

    /** The same task with a word in braces replaced everywhere. */
    Task with(String word, String value) {
        String token = "{" + word + "}";
        return new Task(what.replace(token, value), proof.replace(token, value), undo.replace(token, value));
    }
}
