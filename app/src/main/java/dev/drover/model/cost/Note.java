package dev.drover.model.cost;

/**
 * What somebody who relies on a number should know about it.
 *
 * @param subject what it is about: the id of a pattern, the name of an entity or index
 */
public record Note(Kind kind, String subject, String sentence) {

    /** How much the number suffers. */
    public enum Kind {
        /** Something is not in the numbers at all. */
        MISSING,
        /** It is in the numbers with a value that nobody stated. */
        GUESS
    }

    static Note missing(String subject, String sentence) {
        return new Note(Kind.MISSING, subject, sentence);
    }

    static Note guess(String subject, String sentence) {
        return new Note(Kind.GUESS, subject, sentence);
    }

    public boolean isMissing() {
        return kind == Kind.MISSING;
    }
}
