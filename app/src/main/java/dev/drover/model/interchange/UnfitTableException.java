package dev.drover.model.interchange;

/** Thrown inside when a table of a file cannot be a table of a model; the file's other tables can. */
final class UnfitTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitTableException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
