package dev.drover.model.cost;

/** Thrown where a figure is missing without which a pattern costs nobody knows what; it ends as a note. */
final class MissingFigureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingFigureException(String figure) {
        super(figure);
    }

    String figure() {
        return String.valueOf(getMessage());
    }
}
