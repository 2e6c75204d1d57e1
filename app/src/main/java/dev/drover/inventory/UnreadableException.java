package dev.drover.inventory;

/** Thrown when a text says nothing that a field can hold; the message says what to enter instead. */
class UnreadableException extends RuntimeException {

    private final String sentence;

    private UnreadableException(String sentence) {
        // Thousands of rows may be unreadable, and nobody needs the stack.
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** "Enter the peak calls per second as a number, for example 120". */
    static UnreadableException as(String what, PatternField field) {
        return new UnreadableException(
                "Enter the " + field.inWords() + " as " + what + ", for example " + field.example());
    }

    static UnreadableException choose(PatternField field, ChoiceKind choices) {
        return new UnreadableException("Choose the " + field.inWords() + ": " + choices.words());
    }

    static UnreadableException missing(PatternField field) {
        return field.kind() instanceof ChoiceKind choices
                ? choose(field, choices)
                : new UnreadableException("Enter the " + field.inWords() + ", for example " + field.example());
    }

    static UnreadableException tooLong(PatternField field, int longest, int length) {
        return new UnreadableException(
                "Shorten the %s to %,d characters; it has %,d".formatted(field.inWords(), longest, length));
    }

    static UnreadableException invisible(PatternField field, int codePoint) {
        return new UnreadableException(
                "Remove the invisible character U+%04X from the %s".formatted(codePoint, field.inWords()));
    }
}
