package dev.drover.model.expression;

/** Thrown when an expression cannot be used. The message is one sentence with the place and what to do. */
public class ExpressionException extends RuntimeException {

    private final int position;

    ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** The character that it is about, from 1; 0 if it is about the whole. */
    public int position() {
        return position;
    }
}
