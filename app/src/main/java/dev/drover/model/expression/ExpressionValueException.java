package dev.drover.model.expression;

/** Thrown while a row is mapped when a value does not fit, for example in a division by zero. */
public final class ExpressionValueException extends RuntimeException {

    ExpressionValueException(String message) {
        super(message, null, false, false);
    }
}
